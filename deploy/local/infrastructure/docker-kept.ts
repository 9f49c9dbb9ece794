import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Infrastructure,
  InfrastructureError,
  type OnProgress,
  variablesOf,
} from './infrastructure.ts';
import { kafkaIsReady } from './kafka-ready.ts';
import { readState, writeState } from './kept-state.ts';
import { withLock } from './lock.ts';
import { mongodbIsReady } from './mongodb-ready.ts';
import { poll } from './poll.ts';
import { nextFreePort } from './ports.ts';
import { runTool, tail } from './tool.ts';

const COMPOSE_FILE = join(import.meta.dirname, '../../compose/compose.yaml');
const READY_WITHIN_MS = 60_000;

/** Starts or reuses the compose project of this directory; its data is in volumes of that project. */
export async function startCompose(
  directory: string,
  environment: NodeJS.ProcessEnv,
  onProgress: OnProgress,
): Promise<Infrastructure> {
  await mkdir(directory, { recursive: true });
  return withLock(join(directory, 'infrastructure.lock'), async () => {
    const before = await readState(directory);
    const running = await runsAlready(directory, environment);
    const taken = new Set<number>();
    const ports =
      before?.kind === 'docker' && running
        ? before
        : {
            kind: 'docker' as const,
            kafkaPort: await nextFreePort(9092, taken),
            mongodbPort: await nextFreePort(27017, taken),
          };
    await writeState(directory, ports);
    onProgress({ component: 'kafka', step: 'Starting Kafka by docker compose' });
    onProgress({ component: 'mongodb', step: 'Starting MongoDB by docker compose' });
    await compose(directory, environment, ports, ['up', '--detach', '--wait', 'kafka', 'mongodb']);
    const address = `127.0.0.1:${ports.kafkaPort}`;
    const mongoUri = `mongodb://127.0.0.1:${ports.mongodbPort}/?directConnection=true`;
    await Promise.all([
      waitFor('kafka', () => kafkaIsReady([address], 1), onProgress),
      waitFor('mongodb', () => mongodbIsReady(mongoUri), onProgress),
    ]);
    return {
      kind: 'docker',
      reused: running,
      kafkaBrokers: [address],
      mongoUri,
      variables: variablesOf([address], mongoUri),
      brokers: [],
      members: [],
      stop: () => stopCompose(directory, environment),
    };
  });
}

/** Stops the containers and keeps their data. */
export async function stopCompose(
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await compose(directory, environment, undefined, ['stop']);
}

/** Removes the containers and their data. */
export async function wipeCompose(
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await compose(directory, environment, undefined, ['down', '--volumes']);
}

async function runsAlready(directory: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const output = await compose(directory, environment, undefined, [
    ...['ps', '--status', 'running', '--services'],
  ]);
  return ['kafka', 'mongodb'].every((service) => output.split(/\s+/).includes(service));
}

async function compose(
  directory: string,
  environment: NodeJS.ProcessEnv,
  ports: { kafkaPort: number; mongodbPort: number } | undefined,
  args: string[],
): Promise<string> {
  // One project per checkout, so that two clones on one machine do not share data.
  const project = `smarketing-${createHash('sha256').update(directory).digest('hex').slice(0, 8)}`;
  const portVariables = ports && {
    KAFKA_PORT: String(ports.kafkaPort),
    MONGODB_PORT: String(ports.mongodbPort),
  };
  const result = await runTool(
    'docker',
    ['compose', '--project-name', project, '--file', COMPOSE_FILE, ...args],
    { environment: { ...environment, ...portVariables } },
  );
  if (result.code === 0) return result.output;
  throw new InfrastructureError(
    `"docker compose ${args.join(' ')}" failed: install Docker Compose 2 or later if it is missing, or set SMARKETING_INFRASTRUCTURE=embedded to do without Docker. It said:\n${tail(result.output)}`,
  );
}

async function waitFor(
  component: 'kafka' | 'mongodb',
  isReady: () => Promise<unknown>,
  onProgress: OnProgress,
): Promise<void> {
  const name = component === 'kafka' ? 'Kafka' : 'MongoDB';
  await poll(isReady, {
    deadline: READY_WITHIN_MS,
    interval: 100,
    onDeadline: (cause) =>
      new Error(`${name} in Docker was not ready within ${READY_WITHIN_MS / 1000} s.`, { cause }),
  });
  onProgress({ component, step: `${name} is ready`, fraction: 1 });
}
