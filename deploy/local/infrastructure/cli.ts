import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  describeKept,
  InfrastructureError,
  type InfrastructureProgress,
  startInfrastructure,
  stopInfrastructure,
  wipeInfrastructure,
} from './index.ts';

const USAGE = `Usage: node deploy/local/infrastructure/cli.ts start|stop|wipe|status|secured [options]

  start   start the kept Kafka and MongoDB, or find them running; prints KAFKA_BROKERS and MONGODB_URI
  stop    stop them and keep their data
  wipe    stop them and delete their data; downloads stay
  status  say where they listen; exit code 3 if they do not run
  secured until Ctrl-C, others with TLS and passwords, gone then; prints the variables for them

  --directory DIR   where the data is (default: .smarketing of this checkout)
  --brokers 1|3     Kafka brokers, at the first start
  --members 1|3     members of the MongoDB replica set, at the first start
`;

const DEFAULT_DIRECTORY = resolve(import.meta.dirname, '../../../.smarketing');

/** Returns the exit code: 0 done, 1 failed, 2 wrong usage, 3 not running. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args);
  const { directory } = values;
  switch (positionals[0]) {
    case 'start':
      return start(directory, count('brokers', values.brokers), count('members', values.members));
    case 'stop':
      await stopInfrastructure(directory);
      return 0;
    case 'wipe':
      await wipeInfrastructure(directory);
      return 0;
    case 'secured':
      return secured(directory);
    case 'status':
      return status(directory);
    default:
      throw new UsageError(
        positionals[0] ? `"${positionals[0]}" is not a command.` : 'A command is missing.',
      );
  }
}

class UsageError extends Error {}

function parseCommandLine(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        directory: { type: 'string', default: DEFAULT_DIRECTORY },
        brokers: { type: 'string' },
        members: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function count(option: string, value: string | undefined): 1 | 3 | undefined {
  if (value === undefined) return undefined;
  if (value === '1') return 1;
  if (value === '3') return 3;
  throw new UsageError(`--${option} is ${value} and must be 1 or 3.`);
}

async function start(
  directory: string,
  brokers: 1 | 3 | undefined,
  members: 1 | 3 | undefined,
): Promise<number> {
  const began = performance.now();
  const infrastructure = await startInfrastructure({
    lifetime: 'kept',
    directory,
    brokers,
    members,
    onProgress: progressLines(),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const how = infrastructure.reused ? 'were already running' : 'started';
  console.error(`Kafka and MongoDB (${infrastructure.kind}) ${how}, ready after ${seconds} s.`);
  console.log(`KAFKA_BROKERS=${infrastructure.kafkaBrokers.join(',')}`);
  console.log(`MONGODB_URI='${infrastructure.mongoUri}'`);
  return 0;
}

/** Servers of their own for whoever wants to try what somebody else's are like. */
async function secured(directory: string): Promise<number> {
  const infrastructure = await startInfrastructure({
    lifetime: 'throwaway',
    directory,
    secured: {},
    environment: { ...process.env, SMARKETING_INFRASTRUCTURE: 'embedded' },
    onProgress: progressLines(),
  });
  for (const [name, value] of Object.entries(infrastructure.variables))
    console.log(`export ${name}='${value}'`);
  console.error('Ctrl-C ends them.');
  // A signal alone keeps no process alive.
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  clearInterval(alive);
  await infrastructure.stop();
  return 0;
}

/** One line per step, and for steps with a fraction one per quarter. */
function progressLines(): (progress: InfrastructureProgress) => void {
  const shown = new Set<string>();
  return ({ step, fraction }) => {
    const quarter = fraction === undefined || fraction === 1 ? undefined : Math.floor(fraction * 4);
    const line = quarter ? `${step}: ${quarter * 25} %` : step;
    if (shown.has(line)) return;
    shown.add(line);
    console.error(line);
  };
}

async function status(directory: string): Promise<number> {
  const kept = await describeKept(directory);
  if (kept === undefined) {
    console.log('Nothing has been started here yet.');
    return 3;
  }
  console.log(`KAFKA_BROKERS=${kept.kafkaBrokers.join(',')}`);
  console.log(`MONGODB_URI='${kept.mongoUri}'`);
  for (const { name, port, pid } of kept.servers)
    console.log(`${name} port ${port} ${pid === undefined ? 'does not run' : `process ${pid}`}`);
  return kept.servers.every(({ pid }) => pid !== undefined) ? 0 : 3;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof InfrastructureError ? error.message : error);
    process.exitCode = 1;
  }
}
