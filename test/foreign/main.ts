import { resolve } from 'node:path';
import { startInfrastructure } from '../../deploy/local/infrastructure/index.ts';
import { javaClient, librdkafka, type ForeignClient } from './foreign-clients.ts';

const usage = `Usage: npm run foreign [-- --help]

Starts the system on servers of its own, and lets Kafka's Java client and librdkafka (Python's
confluent-kafka, installed by pip) write to the topics of leads, before and after lead-scoring and
feedback are killed. See README.md beside this file. Exit code 1: something became of a record that
must not, and a sentence says what.
`;

const directory = resolve(import.meta.dirname, '../../.smarketing');

async function foreign(): Promise<number> {
  const found = await Promise.all([javaClient(), librdkafka(directory)]);
  const clients = found.filter((client): client is ForeignClient => typeof client !== 'string');
  for (const why of found)
    if (typeof why === 'string') console.log(`– A client is skipped. ${why}`);
  if (clients.length === 0) return 1;
  // Never those of somebody else.
  const environment = { ...process.env, KAFKA_BROKERS: '', MONGODB_URI: '' };
  const servers = await startInfrastructure({ lifetime: 'throwaway', directory, environment });
  // Where a system under test finds its servers.
  process.env['KAFKA_BROKERS'] = servers.kafkaBrokers.join(',');
  process.env['MONGODB_URI'] = servers.mongoUri;
  try {
    // Only now: it runs what was built.
    const { writeAndLook } = await import('./write-and-look.ts');
    const differences = await writeAndLook(clients);
    for (const difference of differences.slice(0, 40)) console.log(`✗ ${difference}`);
    const count = differences.length;
    console.log(count === 0 ? '✓ All became what it must.' : `✗ ${count} differences.`);
    return count === 0 ? 0 : 1;
  } finally {
    await servers.stop();
  }
}

try {
  if (process.argv.includes('--help')) console.log(usage);
  else process.exitCode = await foreign();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
