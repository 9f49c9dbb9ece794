import { join } from 'node:path';
import type { OnProgress } from './infrastructure.ts';
import { KAFKA_VERSION, type KafkaInstallation } from './kafka-install.ts';
import { kafkaIsReady } from './kafka-ready.ts';
import {
  addressOf,
  type BrokerPorts,
  planBroker,
  prepareBroker,
  withClasses,
} from './kafka-server.ts';
import { poll } from './poll.ts';
import { retryOnTakenPorts, ServerProcess } from './server-process.ts';
import type { ServerSecurity } from './server-security.ts';
import type { Watchdog } from './watchdog.ts';

const READY_WITHIN_MS = 90_000;

export interface KafkaCluster {
  servers: ServerProcess[];
  ports: BrokerPorts[];
  addresses: string[];
  clusterId: string;
  security?: ServerSecurity | undefined;
}

export interface KafkaSetup {
  installation: KafkaInstallation;
  /** Holds one directory per broker. */
  directory: string;
  clusterId: string;
  choosePorts: () => Promise<BrokerPorts[]>;
  /** Called before the servers serve, so that a launcher killed while it waits leaves a trace of them. */
  onSpawned?: (ports: BrokerPorts[]) => Promise<void>;
  watchdog?: Watchdog;
  security?: ServerSecurity | undefined;
  onProgress: OnProgress;
}

/** Starts one broker per pair of ports that `choosePorts` gives and waits until they serve as one cluster. */
export async function startKafka(setup: KafkaSetup): Promise<KafkaCluster> {
  const { installation, directory, clusterId, security, onProgress } = setup;
  onProgress({ component: 'kafka', step: `Starting Apache Kafka ${KAFKA_VERSION}` });
  return retryOnTakenPorts(async () => {
    const ports = await setup.choosePorts();
    const each = ports.map((_, index) => index);
    await Promise.all(
      each.map((index) =>
        prepareBroker(installation, directory, clusterId, ports, index, security),
      ),
    );
    const plans = await Promise.all(
      each.map((index) =>
        withClasses(
          planBroker(installation, directory, ports, index, security),
          installation,
          index,
        ),
      ),
    );
    const servers = plans.map((plan) => ServerProcess.spawn(plan, setup.watchdog));
    await setup.onSpawned?.(ports);
    const cluster = { servers, ports, addresses: addressesOf(ports), clusterId, security };
    return { servers, whenServing: waitForKafka(cluster, onProgress).then(() => cluster) };
  });
}

/** The cluster that an earlier launcher left running below `directory`; undefined unless all its brokers run. */
export async function findKafka(
  installation: KafkaInstallation,
  directory: string,
  clusterId: string,
  ports: BrokerPorts[],
): Promise<KafkaCluster | undefined> {
  const servers: ServerProcess[] = [];
  for (const index of ports.keys()) {
    const plan = planBroker(installation, directory, ports, index);
    const found = ServerProcess.find(await withClasses(plan, installation, index));
    if (found) servers.push(found);
  }
  if (ports.length === 0 || servers.length < ports.length) return undefined;
  return { servers, ports, addresses: addressesOf(ports), clusterId };
}

export async function waitForKafka(cluster: KafkaCluster, onProgress: OnProgress): Promise<void> {
  await poll(
    async () => {
      for (const server of cluster.servers) await server.refuseIfDead();
      const { addresses, ports, clusterId, security } = cluster;
      return kafkaIsReady(addresses, ports.length, clusterId, security?.kafka);
    },
    {
      deadline: READY_WITHIN_MS,
      interval: 50,
      onDeadline: (cause) =>
        new Error(
          `Kafka at ${cluster.addresses.join(', ')} was not ready within ${READY_WITHIN_MS / 1000} s; see ${join('kafka', 'broker-1', 'server.log')} in its data directory.`,
          { cause },
        ),
    },
  );
  onProgress({ component: 'kafka', step: 'Kafka is ready', fraction: 1 });
}

function addressesOf(ports: BrokerPorts[]): string[] {
  return ports.map(addressOf);
}
