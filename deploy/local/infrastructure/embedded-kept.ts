import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from './cache.ts';
import {
  type Infrastructure,
  InfrastructureError,
  type OnProgress,
  variablesOf,
} from './infrastructure.ts';
import { findKafka, type KafkaCluster, startKafka, waitForKafka } from './kafka-cluster.ts';
import { installKafka, type KafkaInstallation } from './kafka-install.ts';
import {
  brokerSignature,
  clusterIdOf,
  type BrokerPorts,
  keepClassArchive,
  newClusterId,
} from './kafka-server.ts';
import { readState, type KeptState, writeState } from './kept-state.ts';
import { withLock } from './lock.ts';
import { installMongod } from './mongod-install.ts';
import { memberSignature } from './mongodb-server.ts';
import { nextFreePort } from './ports.ts';
import { commandOf } from './processes.ts';
import {
  findReplicaSet,
  type ReplicaSet,
  startReplicaSet,
  waitForReplicaSet,
} from './replica-set.ts';
import { deadlineFor, findServer, stopProcess } from './server-process.ts';

const KAFKA_PORT = 9092;
const CONTROLLER_PORT = 19092;
const MONGODB_PORT = 27017;
const CACHE_GB = 1;
const MOST_SERVERS = 3;

type EmbeddedState = Extract<KeptState, { kind: 'embedded' }>;

export interface KeptRequest {
  directory: string;
  /** Undefined: as the kept data was made, one if there is none. */
  brokers: 1 | 3 | undefined;
  members: 1 | 3 | undefined;
  environment: NodeJS.ProcessEnv;
  onProgress: OnProgress;
}

/** Starts or reuses the servers whose data is below `directory`. They go on running when this process ends. */
export async function startKept(request: KeptRequest): Promise<Infrastructure> {
  const { directory, environment, onProgress } = request;
  await mkdir(directory, { recursive: true });
  const cache = cacheDirectory(environment);
  const [kafkaInstallation, mongod] = await Promise.all([
    installKafka(cache, environment, onProgress),
    installMongod(cache, environment, onProgress),
  ]);
  return withLock(lockFile(directory), async () => {
    const before = await readState(directory);
    const state = before?.kind === 'embedded' ? before : await newState(request);
    refuseOtherCounts(state, request);
    const taken = new Set<number>();
    const [kafka, mongodb] = await allOrFirstError([
      bringKafka(kafkaInstallation, state, taken, request),
      bringReplicaSet(mongod, state, taken, request),
    ]);
    await writeState(directory, stateOf(state.clusterId, kafka.group, mongodb.group));
    return {
      kind: 'embedded',
      reused: kafka.reused && mongodb.reused,
      kafkaBrokers: kafka.group.addresses,
      mongoUri: mongodb.group.uri,
      variables: variablesOf(kafka.group.addresses, mongodb.group.uri),
      brokers: kafka.group.servers,
      members: mongodb.group.servers,
      stop: () => stopKept(directory),
    };
  });
}

/** Stops the servers whose data is below `directory`, whoever started them. Does nothing if none runs. */
export async function stopKept(directory: string): Promise<void> {
  await withLock(lockFile(directory), async () => {
    await Promise.all([stopBrokers(directory), stopMembers(directory)]);
  });
}

function lockFile(directory: string): string {
  return join(directory, 'infrastructure.lock');
}

/** For a first start, and for data whose state file is gone. */
async function newState(request: KeptRequest): Promise<EmbeddedState> {
  const kafka = join(request.directory, 'kafka');
  const brokers = (await countServers(kafka)) || request.brokers || 1;
  const members = (await countServers(join(request.directory, 'mongodb'))) || request.members || 1;
  return {
    kind: 'embedded',
    clusterId: (await clusterIdOf(kafka)) ?? newClusterId(),
    brokers: Array.from({ length: brokers }, (_, i) => ({
      port: KAFKA_PORT + i,
      controllerPort: CONTROLLER_PORT + i,
    })),
    members: Array.from({ length: members }, (_, i) => ({ port: MONGODB_PORT + i })),
  };
}

async function countServers(directory: string): Promise<number> {
  return (await readdir(directory).catch(() => [])).length;
}

function refuseOtherCounts(state: EmbeddedState, request: KeptRequest): void {
  const kept = { brokers: state.brokers.length, members: state.members.length };
  const { brokers = kept.brokers, members = kept.members } = request;
  if (brokers === kept.brokers && members === kept.members) return;
  throw new InfrastructureError(
    `The data in ${request.directory} was made with ${kept.brokers} broker(s) and ${kept.members} database member(s): ask for the same numbers, or wipe it.`,
  );
}

async function bringKafka(
  installation: KafkaInstallation,
  state: EmbeddedState,
  taken: Set<number>,
  { directory, onProgress }: KeptRequest,
): Promise<{ reused: boolean; group: KafkaCluster }> {
  const home = join(directory, 'kafka');
  const running = await findKafka(installation, home, state.clusterId, state.brokers);
  if (running && (await succeeds(waitForKafka(running, onProgress))))
    return { reused: true, group: running };
  await stopBrokers(directory);
  const choosePorts = async (): Promise<BrokerPorts[]> => {
    const ports: BrokerPorts[] = [];
    for (const before of state.brokers) {
      ports.push({
        port: await nextFreePort(before.port, taken),
        controllerPort: await nextFreePort(before.controllerPort, taken),
      });
    }
    return ports;
  };
  const { clusterId } = state;
  const group = await startKafka({
    installation,
    directory: home,
    clusterId,
    choosePorts,
    onProgress,
    onSpawned: (ports) => rememberPorts(directory, state, { brokers: ports }),
  });
  return { reused: false, group };
}

async function bringReplicaSet(
  mongod: string,
  state: EmbeddedState,
  taken: Set<number>,
  { directory, onProgress }: KeptRequest,
): Promise<{ reused: boolean; group: ReplicaSet }> {
  const home = join(directory, 'mongodb');
  const ports = state.members.map((member) => member.port);
  const running = findReplicaSet(mongod, home, ports, CACHE_GB);
  if (running && (await succeeds(waitForReplicaSet(running, onProgress))))
    return { reused: true, group: running };
  await stopMembers(directory);
  const choosePorts = async (): Promise<number[]> => {
    const chosen: number[] = [];
    for (const port of ports) chosen.push(await nextFreePort(port, taken));
    return chosen;
  };
  const group = await startReplicaSet({
    mongod,
    directory: home,
    cacheGb: CACHE_GB,
    choosePorts,
    onProgress,
    onSpawned: (spawned) =>
      rememberPorts(directory, state, { members: spawned.map((port) => ({ port })) }),
  });
  return { reused: false, group };
}

async function rememberPorts(
  directory: string,
  state: EmbeddedState,
  ports: Partial<Pick<EmbeddedState, 'brokers' | 'members'>>,
): Promise<void> {
  Object.assign(state, ports);
  await writeState(directory, state);
}

function stateOf(clusterId: string, kafka: KafkaCluster, mongodb: ReplicaSet): EmbeddedState {
  return {
    kind: 'embedded',
    clusterId,
    brokers: kafka.ports.map((ports, i) => ({ ...ports, pid: kafka.servers[i]!.pid })),
    members: mongodb.ports.map((port, i) => ({ port, pid: mongodb.servers[i]!.pid })),
  };
}

async function stopBrokers(directory: string): Promise<void> {
  const pids = running((index) => brokerSignature(join(directory, 'kafka'), index));
  await Promise.all(
    pids.map(async (pid) => {
      const command = commandOf(pid);
      if (await stopProcess(pid, deadlineFor(pids.length))) await keepClassArchive(command);
    }),
  );
}

async function stopMembers(directory: string): Promise<void> {
  const pids = running((index) => memberSignature(join(directory, 'mongodb'), index));
  await Promise.all(pids.map((pid) => stopProcess(pid, deadlineFor(pids.length))));
}

function running(signature: (index: number) => string[]): number[] {
  return Array.from({ length: MOST_SERVERS }, (_, i) => findServer(signature(i))).flat();
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Like Promise.all, but lets every work come to its end before it rejects, so that nothing starts after a failure. */
async function allOrFirstError<A, B>(works: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
