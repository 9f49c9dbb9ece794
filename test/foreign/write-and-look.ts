import { topicFor, type Lane } from '@smarketing/contracts';
import { eventually } from '@smarketing/testing';
import { Kafka, logLevel } from 'kafkajs';
import { RunningSystem } from '../e2e/running-system.ts';
import { write, type ForeignClient } from './foreign-clients.ts';
import {
  asSomebodySetThem,
  asTopicsAre,
  type Written,
  type WrittenBatch,
} from './what-is-written.ts';
import { whatBecame, type WrittenAt } from './what-became.ts';

const lanes: readonly Lane[] = ['live', 'bulk'];
const killed = ['lead-scoring', 'feedback'];
const settles = 120_000;

/** Writes in three rounds, the last of them behind a kill, and gives a sentence for each difference. */
export async function writeAndLook(clients: readonly ForeignClient[]): Promise<string[]> {
  const system = await RunningSystem.start();
  const written: WrittenAt[] = [];
  const round = async (when: string, batchesOf: (lane: Lane) => WrittenBatch[]) => {
    const started = performance.now();
    const before = written.length;
    for (const client of clients) {
      const batches = lanes.flatMap(batchesOf);
      written.push(...(await writeAll(system, client, when, batches)));
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(`${when}: ${written.length - before} records written in ${seconds} s`);
  };
  try {
    await round('as the topics are', asTopicsAre);
    await configure(system, {
      'message.timestamp.type': 'LogAppendTime',
      'max.message.bytes': '10485760',
    });
    await round('as somebody set them', asSomebodySetThem);
    await configure(system, {});
    for (const name of killed) system.running.get(name).kill('SIGKILL');
    await round('behind a kill', asTopicsAre);
    const started = performance.now();
    const differences = await settled(system);
    console.log(
      `Nothing was left to do ${((performance.now() - started) / 1_000).toFixed(1)} s later.`,
    );
    differences.push(...(await whatBecame(system, clients, written)));
    const restarts = system.notices.filter((notice) => !/was killed by SIGKILL/.test(notice));
    differences.push(...restarts);
    const kills = system.notices.length - restarts.length;
    if (kills !== killed.length) differences.push(`${kills} services were killed, not 2.`);
    return differences;
  } finally {
    await system.stop();
  }
}

async function writeAll(
  system: RunningSystem,
  client: ForeignClient,
  when: string,
  batches: readonly WrittenBatch[],
): Promise<WrittenAt[]> {
  const { kafkaBrokers, kafkaNamespace } = system.infrastructure;
  const topicOf = (lane: Lane) => kafkaNamespace + topicFor('leads', lane).kafkaName;
  const prefix = `${kafkaNamespace}${client.name}-${when.replaceAll(' ', '-')}`;
  const places = await write(
    client,
    kafkaBrokers,
    prefix,
    batches.map(({ lane, ...batch }) => ({ ...batch, topic: topicOf(lane) })),
  );
  const at = (record: Written) => ({ ...places.get(record.id)!, topic: topicOf(record.lane) });
  return batches.flatMap(({ records }) =>
    records.map((record) => ({ ...record, ...at(record), client: client.name, when })),
  );
}

/** What is not said goes back to the broker's default. */
async function configure(system: RunningSystem, config: Record<string, string>): Promise<void> {
  const { kafkaBrokers: brokers, kafkaNamespace } = system.infrastructure;
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const entries = Object.entries({ 'retention.ms': '-1', ...config });
  await admin.alterConfigs({
    validateOnly: false,
    resources: lanes.map((lane) => ({
      type: 2,
      name: kafkaNamespace + topicFor('leads', lane).kafkaName,
      configEntries: entries.map(([name, value]) => ({ name, value })),
    })),
  });
  await admin.disconnect();
}

/** Waits until no service has anything left to do and all are ready; sentences where that does not come. */
async function settled(system: RunningSystem): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, plan } of system.running.services) {
    let last: unknown;
    const isSettled = async () => {
      const { items } = (last = await system.ops(name, '/ops/backlog'));
      // What is parked is left to do by people, and stays.
      const { parkedKeys: _, ...left } = items.bus as Record<string, number>;
      const { ok } = await fetch(`${plan.opsUrl}/health/ready`);
      return ok && Object.values(left).every((count) => count === 0);
    };
    await eventually(isSettled, settles).catch(() =>
      differences.push(`${name} has not settled within 120 s: ${JSON.stringify(last)}`),
    );
  }
  return differences;
}
