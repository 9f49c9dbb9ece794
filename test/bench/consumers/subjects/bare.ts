/**
 * What one writes by hand where nothing may cost anything: `eachBatch`, the native driver, one bulk
 * write a batch. No transaction, no guard: a redelivery counts twice, a crash loses or repeats what
 * follows from the facts.
 *
 *   blind    adds up with $inc and $set, without reading
 *   fold     reads the documents with $in, folds, writes
 *   publish  the same, and sends what follows from the facts itself
 */
import { randomUUID } from 'node:crypto';
import { kafkaClientOptions, mongoClientOptions } from '@smarketing/connections';
import kafkajs, { type KafkaMessage, type Message, type Producer } from 'kafkajs';
import { MongoClient, type AnyBulkWriteOperation, type Collection } from 'mongodb';
import {
  contractOf,
  encodeHeaders,
  LeadCaptured,
  LeadScored,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { kafkaSecurity, mongoSecurity } from '../../measure/security.ts';
import { readConfig, report } from '../../measure/child-run.ts';
import { between, onFirst, readClocks, type WindowReading } from '../../measure/measured-window.ts';
import {
  batchCap,
  consumerSettings,
  leadsTopic,
  partitions,
  scoresTopic,
} from '../log-settings.ts';
import {
  foldCaptured,
  foldTouchpoint,
  pointsOf,
  rowsCollection,
  scoredBy,
  type LeadRow,
} from '../lead-rows.ts';
import type { SubjectConfig, SubjectResult } from '../subject-run.ts';

const { Kafka, Partitioners, logLevel } = kafkajs;
const config = readConfig<SubjectConfig>();
const capturedType = contractOf(LeadCaptured).type;
let started: WindowReading | undefined;
let applied = 0;
let batches = 0;
let sent = 0;

const mongo = await MongoClient.connect(config.mongoUri, {
  ...mongoClientOptions(mongoSecurity),
  maxPoolSize: 24,
});
const rows = mongo.db(config.database).collection<LeadRow>(rowsCollection, {
  writeConcern: { w: config.variant === 'blind' ? 1 : 'majority' },
});
const kafka = new Kafka({
  ...kafkaClientOptions(config.brokers, kafkaSecurity),
  logLevel: logLevel.NOTHING,
});
const producer = await connectProducer();
const consumer = kafka.consumer({ groupId: config.name, ...consumerSettings });
onFirst('fetch', () => (started = readClocks(config.pids)));
await consumer.connect();
await consumer.subscribe({ topic: config.namespace + leadsTopic, fromBeginning: true });
await consumer.run({
  partitionsConsumedConcurrently: partitions,
  eachBatch: async (payload) => {
    const { batch } = payload;
    for (let from = 0; from < batch.messages.length; from += batchCap) {
      const slice = batch.messages.slice(from, from + batchCap);
      if (config.variant === 'blind') await addUp(slice);
      else await fold(slice, rows, config.variant === 'publish' ? producer : undefined);
      batches++;
      applied += slice.length;
      payload.resolveOffset(slice.at(-1)!.offset);
      await payload.heartbeat();
    }
    if (applied >= config.events) finish();
  },
});

function finish(): void {
  const measured = between(started!, readClocks(config.pids));
  const result: SubjectResult = { ...measured, appliedSeconds: measured.seconds, batches };
  report(result);
}

async function fold(
  messages: readonly KafkaMessage[],
  collection: Collection<LeadRow>,
  publishWith: Producer | undefined,
): Promise<void> {
  const keys = [...new Set(messages.map(({ key }) => key!.toString()))];
  const found = await collection
    .find({ _id: { $in: keys } }, { batchSize: keys.length + 1 })
    .toArray();
  const inHand = new Map(found.map((row) => [row._id, row]));
  const known = new Set(inHand.keys());
  const derived: Message[] = [];
  for (const { key, value, headers } of messages) {
    const id = key!.toString();
    const time = new Date(headers!['ce_time']!.toString());
    const data: unknown = JSON.parse(value!.toString());
    if (headers!['ce_type']!.toString() === capturedType) {
      inHand.set(id, foldCaptured(inHand.get(id), data as LeadCaptured, time));
      continue;
    }
    const row = foldTouchpoint(inHand.get(id)!, data as TouchpointRecorded, time);
    inHand.set(id, row);
    const scored = publishWith && scoredBy(row, data as TouchpointRecorded);
    if (scored) derived.push(messageOf(scored, time));
  }
  const operations = [...inHand.values()].map((row): AnyBulkWriteOperation<LeadRow> =>
    known.has(row._id)
      ? { replaceOne: { filter: { _id: row._id }, replacement: row } }
      : { insertOne: { document: row } },
  );
  await collection.bulkWrite(operations, { ordered: false });
  if (derived.length > 0) {
    await publishWith!.send({ topic: config.namespace + scoresTopic, acks: -1, messages: derived });
  }
}

async function addUp(messages: readonly KafkaMessage[]): Promise<void> {
  const operations = messages.map(({ key, value, headers }): AnyBulkWriteOperation<LeadRow> => {
    const filter = { _id: key!.toString() };
    const lastAt = new Date(headers!['ce_time']!.toString());
    const data: unknown = JSON.parse(value!.toString());
    if (headers!['ce_type']!.toString() === capturedType) {
      const document = foldCaptured(undefined, data as LeadCaptured, lastAt);
      return { insertOne: { document } };
    }
    const touchpoint = data as TouchpointRecorded;
    const $inc = { touchpoints: 1, points: pointsOf(touchpoint) };
    return { updateOne: { filter, update: { $inc, $set: { lastKind: touchpoint.kind, lastAt } } } };
  });
  // Several facts of one lead stand in a batch: their order decides about `lastKind`.
  await rows.bulkWrite(operations, { ordered: true });
}

async function connectProducer(): Promise<Producer> {
  const connected = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  if (config.variant === 'publish') await connected.connect();
  return connected;
}

function messageOf(scored: LeadScored, time: Date): Message {
  const { leadId } = scored;
  const headers = encodeHeaders({
    id: `scores/${leadId}/${++sent}`,
    type: contractOf(LeadScored).type,
    source: '/smarketing/bench',
    subject: leadId,
    time,
    sequence: 1,
    correlationId: randomUUID(),
  });
  return { key: leadId, value: JSON.stringify(scored), headers };
}
