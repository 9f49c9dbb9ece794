import { createRequire } from 'node:module';
import { connect } from 'node:net';
import kafkajs from 'kafkajs';
import {
  brokerAddressOf,
  kafkaClientOptions,
  type KafkaSecurity,
} from '../../../libs/connections/src/index.ts';

interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}
const { prototype: requestQueue } = createRequire(import.meta.url)(
  'kafkajs/src/network/requestQueue',
) as { prototype: RequestQueue };
const schedule = requestQueue.scheduleCheckPendingRequests;
// With nothing pending kafkajs 2.2.4 sets a timer of a negative duration, of which Node 24 warns on the terminal
// and which it turns into one of 1 ms, for ever.
requestQueue.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) schedule.call(this);
};

/**
 * True once the brokers know `brokerCount` brokers and a group coordinator answers, so that producers and
 * consumers work at once. Throws or gives undefined before, and while a cluster answers whose id is not `clusterId`:
 * another launcher's, that took the port first.
 */
export async function kafkaIsReady(
  brokers: string[],
  brokerCount: number,
  clusterId?: string,
  security?: KafkaSecurity,
): Promise<true | undefined> {
  return withAdmin(brokers, security, async (admin) => {
    const cluster = await admin.describeCluster();
    if (clusterId !== undefined && cluster.clusterId !== clusterId) return undefined;
    if (cluster.brokers.length < brokerCount) return undefined;
    await admin.listTopics();
    await admin.describeGroups(['smarketing-readiness']);
    return true;
  });
}

/** True once the cluster counts the broker with this id among its own, asked through that broker. */
export async function brokerServes(
  address: string,
  nodeId: number,
  security?: KafkaSecurity,
): Promise<true | undefined> {
  return withAdmin([address], security, async (admin) => {
    const { brokers } = await admin.describeCluster();
    return brokers.some((broker) => broker.nodeId === nodeId) || undefined;
  });
}

async function withAdmin<T>(
  brokers: string[],
  security: KafkaSecurity | undefined,
  work: (admin: kafkajs.Admin) => Promise<T | undefined>,
): Promise<T | undefined> {
  if (!(await Promise.all(brokers.map(accepts))).every(Boolean)) return undefined;
  const kafka = new kafkajs.Kafka({
    clientId: 'smarketing-launcher',
    ...kafkaClientOptions(brokers, security),
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect().catch(() => {});
  }
}

function accepts(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...brokerAddressOf(address), timeout: 3_000 });
    const settle = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
