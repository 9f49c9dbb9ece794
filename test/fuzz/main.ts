import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role } from '@smarketing/access';
import { startInfrastructure } from '../../deploy/local/infrastructure/index.ts';
import { faultsOfDocument } from './faults-of-document.ts';
import { installSchemathesis, NoSchemathesis, runSchemathesis } from './schemathesis.ts';

const usage = `Usage: npm run fuzz -- [options]

Starts the system on servers of its own, and has schemathesis send requests of all kinds to each
service by its OpenAPI document. An answer of 5xx, one whose status, media type or body is other than
documented, an answer that does not come within 10 s, a service that ended and an invalid document
are failures.

  --seconds N     for each service (default 60)
  --service NAME  only this one; may be repeated
  --secured       Kafka and MongoDB with TLS and passwords
  --seed N        of the requests (default: by the clock)
  --help          say this
`;

const root = resolve(import.meta.dirname, '../..');
const directory = join(root, '.smarketing');
/** All that a token of the demo may do: what a role may not is refused before anything is read. */
const roles: Role[] = ['revops', 'marketing', 'sales', 'ops', 'service'];

/** 0: nothing failed; 1: something did; 2: wrong usage. */
async function main(args: string[]): Promise<number> {
  let options;
  try {
    ({ values: options } = parseArgs({
      args,
      options: {
        seconds: { type: 'string', default: '60' },
        service: { type: 'string', multiple: true },
        secured: { type: 'boolean', default: false },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const [seconds, seed] = [Number(options.seconds), Number(options.seed)];
  if (!(Number.isInteger(seconds) && seconds > 0 && Number.isInteger(seed))) {
    console.error(`--seconds and --seed are whole numbers.\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  return fuzz(seconds, seed, options);
}

async function fuzz(
  seconds: number,
  seed: number,
  { service: only, secured }: { service?: string[] | undefined; secured: boolean },
): Promise<number> {
  const program = await installSchemathesis(directory, (line) => console.log(line));
  // Never those of somebody else.
  const environment = { ...process.env, KAFKA_BROKERS: '', MONGODB_URI: '' };
  const servers = await startInfrastructure({
    ...{ lifetime: 'throwaway', directory, environment },
    secured: secured ? {} : undefined,
  });
  // Where a system under test finds its servers.
  Object.assign(process.env, servers.variables);
  const scratch = await mkdtemp(join(tmpdir(), 'smarketing-fuzz-'));
  // Only now: it runs what was built.
  const { RunningSystem } = await import('../e2e/running-system.ts');
  const system = await RunningSystem.start();
  let failures = 0;
  const fail = (name: string, what: string) => {
    failures += 1;
    console.log(`✗ ${name}: ${what}`);
  };
  try {
    const token = await system.issuer.token(roles, { expiresIn: '12h' });
    const chosen = system.running.services.filter(({ name }) => only?.includes(name) ?? true);
    for (const { name, plan } of chosen) {
      const { body } = await system.request('GET', name, '/docs/json');
      for (const fault of await faultsOfDocument(body)) fail(name, `its document: ${fault}`);
      const document = join(scratch, `${name}.json`);
      await writeFile(document, JSON.stringify(body));
      const run = { program, document, url: plan.url, token, directory: scratch, seconds, seed };
      const { cases, said, code } = await runSchemathesis(run);
      if (code === 0)
        console.log(`✓ ${name}: ${cases.toLocaleString('en')} answers, all as documented`);
      else fail(name, `schemathesis ended with ${code} after ${cases} answers:\n${said.trim()}`);
      const ready = await system.ops(name, '/health/live').catch(() => undefined);
      if (!ready) fail(name, 'it no longer answers');
    }
    for (const notice of system.notices) fail('the system', notice);
  } finally {
    await system.stop();
    await servers.stop();
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(failures === 0 ? 'Nothing failed.' : `${failures} failed. Seed ${seed}.`);
  return failures === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof NoSchemathesis ? error.message : error);
  process.exitCode = 1;
}
process.exit();
