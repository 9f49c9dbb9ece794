import type { OnProgress } from './infrastructure.ts';
import { MONGODB_VERSION } from './mongod-install.ts';
import { formReplicaSet, makeUsers, mongodbIsReady } from './mongodb-ready.ts';
import { dataPath, planMember, prepareMember, REPLICA_SET } from './mongodb-server.ts';
import { poll } from './poll.ts';
import { retryOnTakenPorts, ServerProcess } from './server-process.ts';
import type { ServerSecurity } from './server-security.ts';
import type { Watchdog } from './watchdog.ts';

const READY_WITHIN_MS = 60_000;

export interface ReplicaSet {
  servers: ServerProcess[];
  ports: number[];
  directory: string;
  uri: string;
  security?: ServerSecurity | undefined;
}

export interface ReplicaSetSetup {
  mongod: string;
  /** Holds one directory per member. */
  directory: string;
  /** Size of each member's cache in GB. */
  cacheGb: number;
  choosePorts: () => Promise<number[]>;
  /** Called before the servers serve, so that a launcher killed while it waits leaves a trace of them. */
  onSpawned?: (ports: number[]) => Promise<void>;
  watchdog?: Watchdog;
  security?: ServerSecurity | undefined;
  onProgress: OnProgress;
}

/** Starts one member per port that `choosePorts` gives and waits until the set has a primary that accepts writes. */
export async function startReplicaSet(setup: ReplicaSetSetup): Promise<ReplicaSet> {
  const { mongod, directory, cacheGb, security, onProgress } = setup;
  onProgress({ component: 'mongodb', step: `Starting MongoDB ${MONGODB_VERSION}` });
  return retryOnTakenPorts(async () => {
    const ports = await setup.choosePorts();
    await Promise.all(ports.map((_, index) => prepareMember(directory, index)));
    const servers = ports.map((port, index) =>
      ServerProcess.spawn(
        planMember(mongod, directory, index, port, cacheGb, security),
        setup.watchdog,
      ),
    );
    await setup.onSpawned?.(ports);
    const set = { servers, ports, directory, uri: uriOf(ports), security };
    return { servers, whenServing: waitForReplicaSet(set, onProgress).then(() => set) };
  });
}

/** The set that an earlier launcher left running below `directory`; undefined unless all its members run. */
export function findReplicaSet(
  mongod: string,
  directory: string,
  ports: number[],
  cacheGb: number,
): ReplicaSet | undefined {
  const servers = ports.flatMap((port, index) => {
    const found = ServerProcess.find(planMember(mongod, directory, index, port, cacheGb));
    return found ? [found] : [];
  });
  if (ports.length === 0 || servers.length < ports.length) return undefined;
  return { servers, ports, directory, uri: uriOf(ports) };
}

export async function waitForReplicaSet(set: ReplicaSet, onProgress: OnProgress): Promise<void> {
  const members = set.ports.map((port, index) => ({
    port,
    dataPath: dataPath(set.directory, index),
  }));
  const { uri, security } = set;
  let formed = false;
  let hasUsers = security === undefined;
  await poll(
    async () => {
      for (const server of set.servers) await server.refuseIfDead();
      if (!formed) await formReplicaSet(REPLICA_SET, members, security);
      formed = true;
      if (!hasUsers) await makeUsers(uri, security!);
      hasUsers = true;
      return mongodbIsReady(uri, security?.mongo);
    },
    {
      deadline: READY_WITHIN_MS,
      interval: 30,
      onDeadline: (cause) =>
        new Error(`MongoDB at ${set.uri} had no primary within ${READY_WITHIN_MS / 1000} s.`, {
          cause,
        }),
    },
  );
  onProgress({ component: 'mongodb', step: 'MongoDB is ready', fraction: 1 });
}

function uriOf(ports: number[]): string {
  return `mongodb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/?replicaSet=${REPLICA_SET}`;
}
