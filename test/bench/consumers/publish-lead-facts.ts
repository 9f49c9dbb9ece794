import { randomUUID } from 'node:crypto';
import { contractOf, encodeHeaders, LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { eventually } from '@smarketing/testing';
import kafkajs, { type Message } from 'kafkajs';
import type { BenchSystem } from '../system.ts';
import type { LeadFact } from './lead-facts.ts';
import { leadsTopic, partitions, scoresTopic } from './log-settings.ts';

const typeOf = {
  captured: contractOf(LeadCaptured).type,
  touchpoint: contractOf(TouchpointRecorded).type,
};
const batch = 2_000;

/** Puts the facts on the log of the namespace, as marketing-intake would; mean bytes of a body. */
export async function publishLeadFacts(
  system: BenchSystem,
  namespace: string,
  facts: Iterable<LeadFact>,
): Promise<number> {
  await createTopics(system, namespace);
  const producer = system.kafka.producer({
    // A retry must not put a fact there twice: not every contestant would notice.
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  let [bytes, count, messages]: [number, number, Message[]] = [0, 0, []];
  const send = () => producer.send({ topic: namespace + leadsTopic, acks: -1, messages });
  for (const fact of facts) {
    const message = messageOf(fact);
    bytes += Buffer.byteLength(message.value as string);
    count++;
    messages.push(message);
    if (messages.length < batch) continue;
    await send();
    messages = [];
  }
  if (messages.length > 0) await send();
  await producer.disconnect();
  const there = await eventsOnLog(system, namespace, leadsTopic);
  if (there !== count) throw new Error(`The log holds ${there} facts instead of ${count}.`);
  return bytes / count;
}

/** Events in the topic of the namespace, and in its lanes. */
export async function eventsOnLog(
  { admin }: BenchSystem,
  namespace: string,
  topicOfAll: string,
): Promise<number> {
  const all = await admin.listTopics();
  const topics = all.filter((topic) => topic.startsWith(namespace + topicOfAll));
  let events = 0;
  for (const topic of topics) {
    for (const { high, low } of await admin.fetchTopicOffsets(topic)) {
      events += Number(high) - Number(low);
    }
  }
  return events;
}

/** Creates the topics of leads and scores of a namespace. */
export async function createTopics(system: BenchSystem, namespace: string): Promise<void> {
  const topics = [leadsTopic, scoresTopic].map((topic) => ({
    topic: namespace + topic,
    numPartitions: partitions,
    replicationFactor: 1,
    configEntries: [{ name: 'retention.ms', value: '-1' }],
  }));
  await system.admin.createTopics({ topics, waitForLeaders: false });
  // A broker may not have heard yet of what it was told to create: kafkajs would give up at once.
  await eventually(() => haveLeaders(system, topics));
  // The admin hears of leaders before the leaders hear of it.
  await eventually(async () => (await eventsOnLog(system, namespace, 'smarketing.')) === 0);
}

async function haveLeaders({ admin }: BenchSystem, created: readonly { topic: string }[]) {
  const { topics } = await admin.fetchTopicMetadata({ topics: created.map(({ topic }) => topic) });
  const all = topics.flatMap(({ partitions }) => partitions);
  return all.length === created.length * partitions && all.every(({ leader }) => leader >= 0);
}

function messageOf({ kind, key, sequence, time, data }: LeadFact): Message {
  const headers = encodeHeaders({
    id: `leads/${key}/${sequence}`,
    type: typeOf[kind],
    source: '/smarketing/marketing-intake',
    subject: key,
    time,
    sequence,
    correlationId: randomUUID(),
  });
  return { key, value: JSON.stringify(data), headers };
}
