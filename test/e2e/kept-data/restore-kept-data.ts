import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { eventually, kafkaOf, mongoOf, testSystem } from '@smarketing/testing';
import { BSON, type Document } from 'mongodb';
import { theServices } from '../../../deploy/local/start/the-services.ts';
import type { KeptSystem } from '../running-system.js';

interface KeptRecord {
  readonly topic: string;
  readonly partition: number;
  readonly timestamp: string;
  readonly key: string | null;
  readonly headers: Record<string, string>;
  readonly value: string | null;
}

/** A whole idle system, as the services of one commit left it. */
export interface KeptData {
  readonly vaultKey: string;
  /** Of each topic, the namespace left out. */
  readonly partitions: Record<string, number>;
  /** In the order of their offsets, which begin at 0 and have no gap. */
  readonly log: readonly KeptRecord[];
  /** Database → collection → documents; the databases are named as in production. */
  readonly databases: Record<string, Record<string, Document[]>>;
  /** What feedback answered then, by path. */
  readonly reports: Record<string, object>;
  /** Four leads with a known story: won with purchases, lost, accepted, given back. */
  readonly ids: readonly string[];
}

export function readKeptData(file: string): KeptData {
  const json = gunzipSync(readFileSync(join(import.meta.dirname, file))).toString();
  return BSON.EJSON.parse(json) as KeptData;
}

/** Puts the log and the databases back, under names that no other spec sees. */
export async function restoreKeptData(kept: KeptData): Promise<KeptSystem> {
  const infrastructure = testSystem();
  await restoreLog(kept, infrastructure);
  await restoreDatabases(kept, infrastructure);
  return { infrastructure, vaultKey: kept.vaultKey };
}

async function restoreLog(
  { partitions, log }: KeptData,
  system: KeptSystem['infrastructure'],
): Promise<void> {
  const { kafkaNamespace } = system;
  const kafka = kafkaOf(system);
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await Promise.all([admin.connect(), producer.connect()]);
  const topics = Object.entries(partitions).map(([topic, numPartitions]) => ({
    topic: kafkaNamespace + topic,
    numPartitions,
  }));
  // A broker does not know at once what it was just asked to create.
  await eventually(() => admin.createTopics({ waitForLeaders: true, topics }).then(() => true));
  const byTopic = Map.groupBy(log, ({ topic }) => topic);
  await producer.sendBatch({
    topicMessages: [...byTopic].map(([topic, messages]) => ({
      topic: kafkaNamespace + topic,
      messages: messages.map(({ topic: _, ...message }) => message),
    })),
  });
  await Promise.all([admin.disconnect(), producer.disconnect()]);
}

async function restoreDatabases(
  { databases }: KeptData,
  system: KeptSystem['infrastructure'],
): Promise<void> {
  const client = await mongoOf(system).connect();
  try {
    for (const { database: name } of theServices) {
      for (const [collection, documents] of Object.entries(databases[name] ?? {})) {
        if (documents.length === 0) continue;
        await client.db(system.database(name)).collection(collection).insertMany(documents);
      }
    }
  } finally {
    await client.close();
  }
}
