import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import type { CommittedOffset, LoggedRecord } from './logged-record.ts';

export type EndOffsets = ReadonlyMap<string, number>;

const within = 60_000;
const attempts = 5;

/** Everything that the topics hold, each partition in its order, up to where they end now. */
export async function readLog(kafka: Kafka, topics: readonly string[]): Promise<LoggedRecord[]> {
  const ends = await withAdmin(kafka, (admin) => endOffsets(admin, topics));
  const missing = new Map([...ends].filter(([, end]) => end > 0));
  // By place: the client may bring a record again.
  const records = new Map<string, LoggedRecord>();
  if (missing.size === 0) return [];
  const consumer = kafka.consumer({
    groupId: `faults-${randomUUID()}`,
    maxWaitTimeInMs: 200,
    retry: { retries: 10 },
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        const place = placeOf(batch.topic, batch.partition);
        const end = ends.get(place) ?? 0;
        for (const message of batch.messages) {
          if (Number(message.offset) >= end) continue;
          records.set(`${place}/${message.offset}`, asRecord(batch, message));
        }
        if (Number(batch.lastOffset()) + 1 >= end) missing.delete(place);
      },
    });
    const deadline = performance.now() + within;
    while (missing.size > 0) {
      if (performance.now() > deadline) throw new Error(`Not read: ${[...missing.keys()].join()}.`);
      await wait(20);
    }
  } finally {
    await consumer.disconnect();
  }
  return [...records.values()].sort(byPlace);
}

/** `topic/partition` → the offset behind the newest record. */
export async function endOffsets(admin: Admin, topics: readonly string[]): Promise<EndOffsets> {
  const ends = new Map<string, number>();
  // One after the other: at once, the client mixes up what several brokers answer.
  for (const topic of topics) {
    for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
      ends.set(placeOf(topic, partition), Number(high));
    }
  }
  return ends;
}

export async function committedOffsets(
  kafka: Kafka,
  groups: readonly string[],
): Promise<CommittedOffset[]> {
  return withAdmin(kafka, async (admin) => {
    const found = await Promise.all(
      groups.map(async (group) => {
        const topics = await admin.fetchOffsets({ groupId: group });
        return topics.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => ({
            group,
            topic,
            partition,
            offset: Number(offset),
          })),
        );
      }),
    );
    return found.flat().filter(({ offset }) => offset >= 0);
  });
}

/** The topics of the product that exist. */
export async function productTopics(kafka: Kafka): Promise<string[]> {
  return withAdmin(kafka, async (admin) =>
    (await admin.listTopics())
      .filter((topic) => /^(?:smarketing|dead-letters)\./.test(topic))
      .sort(),
  );
}

export function placeOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

/** Tried again with a new connection: a broker may have fallen a moment ago. */
async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } catch (error) {
      if (tries === attempts) throw error;
      await wait(1_000);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}

function asRecord(
  { topic, partition }: { topic: string; partition: number },
  { offset, key, headers, value, timestamp }: KafkaMessage,
): LoggedRecord {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== undefined) text[name] = String(Array.isArray(value) ? value[0] : value);
  }
  return {
    topic,
    partition,
    offset: Number(offset),
    key: key?.toString() ?? null,
    headers: text,
    body: value?.toString() ?? '',
    timestamp: Number(timestamp),
  };
}

function byPlace(one: LoggedRecord, other: LoggedRecord): number {
  if (one.topic !== other.topic) return one.topic < other.topic ? -1 : 1;
  return one.partition - other.partition || one.offset - other.offset;
}
