import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from './cache.ts';
import { variablesOf } from './infrastructure.ts';
import type { Infrastructure, OnProgress } from './infrastructure.ts';
import { startKafka } from './kafka-cluster.ts';
import { installKafka } from './kafka-install.ts';
import { newClusterId } from './kafka-server.ts';
import { installMongod } from './mongod-install.ts';
import { anyFreePort } from './ports.ts';
import { findProcesses, processIdentity } from './processes.ts';
import { startReplicaSet } from './replica-set.ts';
import { ServerProcess } from './server-process.ts';
import { makeSecurity, type SecuredServers } from './server-security.ts';
import { startWatchdog } from './watchdog.ts';

const CACHE_GB = 0.5;
const PREFIX = 'throwaway-';
const OWNER = 'owner';
/** A directory without an owner's mark is one whose owner died, or is about to write it. */
const UNMARKED_FOR_MS = 60_000;

export interface ThrowawayRequest {
  directory: string;
  brokers: 1 | 3;
  members: 1 | 3;
  secured: SecuredServers | undefined;
  environment: NodeJS.ProcessEnv;
  onProgress: OnProgress;
}

/** Starts servers of one's own, which end with this process at the latest, and with them their data. */
export async function startThrowaway(request: ThrowawayRequest): Promise<Infrastructure> {
  const { environment, onProgress } = request;
  await mkdir(request.directory, { recursive: true });
  await sweepThrowaways(request.directory);
  const cache = cacheDirectory(environment);
  const directory = join(request.directory, `${PREFIX}${randomUUID().slice(0, 8)}`);
  await mkdir(directory);
  await writeFile(join(directory, OWNER), processIdentity(process.pid) ?? '');
  const watchdog = startWatchdog(directory);
  const taken = new Set<number>();
  const repeat = <T>(count: number, make: () => Promise<T>) =>
    Promise.all(Array.from({ length: count }, make));
  try {
    const { secured } = request;
    const security = secured && (await makeSecurity(join(directory, 'security'), secured));
    const works = [
      installKafka(cache, environment, onProgress).then((installation) =>
        startKafka({
          installation,
          directory: join(directory, 'kafka'),
          clusterId: newClusterId(),
          choosePorts: () =>
            repeat(request.brokers, async () => ({
              port: await anyFreePort(taken),
              controllerPort: await anyFreePort(taken),
              ...(security && { mutualPort: await anyFreePort(taken) }),
            })),
          security,
          watchdog,
          onProgress,
        }),
      ),
      installMongod(cache, environment, onProgress).then((mongod) =>
        startReplicaSet({
          mongod,
          directory: join(directory, 'mongodb'),
          cacheGb: CACHE_GB,
          choosePorts: () => repeat(request.members, () => anyFreePort(taken)),
          security,
          watchdog,
          onProgress,
        }),
      ),
    ] as const;
    await Promise.allSettled(works);
    const [kafka, mongodb] = await Promise.all(works);
    return {
      kind: 'embedded',
      reused: false,
      kafkaBrokers: kafka.addresses,
      mongoUri: mongodb.uri,
      variables: variablesOf(kafka.addresses, mongodb.uri, security),
      security: security && {
        ...security,
        mutualBrokers: kafka.ports.map(({ mutualPort }) => `127.0.0.1:${mutualPort}`),
      },
      brokers: kafka.servers,
      members: mongodb.servers,
      stop: async () => {
        await Promise.all([
          ServerProcess.stopTogether(kafka.servers),
          ServerProcess.stopTogether(mongodb.servers),
        ]);
        await watchdog.end();
      },
    };
  } catch (error) {
    await watchdog.end();
    throw error;
  }
}

/** Removes throwaway directories, and servers, of processes that are gone: what a watchdog that was killed too left. */
export async function sweepThrowaways(directory: string): Promise<void> {
  for (const entry of await readdir(directory).catch(() => [])) {
    if (!entry.startsWith(PREFIX)) continue;
    const path = join(directory, entry);
    if (!(await isAbandoned(path))) continue;
    for (const pid of findServersBelow(path)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const owner = await readFile(join(path, OWNER), 'utf8').catch(() => '');
  if (owner) return processIdentity(Number.parseInt(owner, 10)) !== owner;
  const age = await stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  return age > UNMARKED_FOR_MS;
}

function findServersBelow(path: string): number[] {
  return findProcesses(
    (command) =>
      (command.includes('kafka.Kafka') || command.includes('--dbpath')) &&
      command.some((argument) => argument.startsWith(`${path}/`)),
  );
}
