import { createRequire } from 'node:module';
import { connect } from 'node:net';
import kafkajs from 'kafkajs';

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
): Promise<true | undefined> {
  return withAdmin(brokers, async (admin) => {
    const cluster = await admin.describeCluster();
    if (clusterId !== undefined && cluster.clusterId !== clusterId) return undefined;
    if (cluster.brokers.length < brokerCount) return undefined;
    await admin.listTopics();
    await admin.describeGroups(['smarketing-readiness']);
    return true;
  });
}

/** True once the cluster counts the broker with this id among its own, asked through that broker. */
export async function brokerServes(address: string, nodeId: number): Promise<true | undefined> {
  return withAdmin([address], async (admin) => {
    const { brokers } = await admin.describeCluster();
    return brokers.some((broker) => broker.nodeId === nodeId) || undefined;
  });
}

async function withAdmin<T>(
  brokers: string[],
  work: (admin: kafkajs.Admin) => Promise<T | undefined>,
): Promise<T | undefined> {
  if (!(await Promise.all(brokers.map(accepts))).every(Boolean)) return undefined;
  const kafka = new kafkajs.Kafka({
    clientId: 'smarketing-launcher',
    brokers: seedsOf(brokers),
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

/** kafkajs 2.2.4 cuts an address at its first colon, and looks into arrays only to insist on texts. */
function seedsOf(brokers: string[]): () => string[] {
  const seeds = brokers.map((broker) => ({ split: () => Object.values(partsOf(broker)) }));
  const list = Object.assign({ length: seeds.length }, seeds) as unknown as string[];
  return () => list;
}

/** An IPv6 address stands in brackets, which are no part of it. */
function partsOf(address: string): { host: string; port: string } {
  const colon = address.lastIndexOf(':');
  return {
    host: address.slice(0, colon).replace(/^\[|\]$/g, ''),
    port: address.slice(colon + 1),
  };
}

function accepts(address: string): Promise<boolean> {
  const { host, port } = partsOf(address);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: 3_000 });
    const settle = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
