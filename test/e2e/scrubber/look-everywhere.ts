import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, kafkaOf, mongoOf } from '@smarketing/testing';
import type { KafkaMessage } from 'kafkajs';
import { MongoClient, type Binary } from 'mongodb';
import type { OtlpReceiver } from '../otlp-receiver.ts';
import type { RunningSystem } from '../running-system.ts';
import { markIn } from './marks.ts';

/** A mark, where it was found and what stands around it. */
export interface Found {
  /** Such as `topic leads header ce_subject` or `database intake leads profile.industry`. */
  readonly where: string;
  readonly around: string;
}

/** How much was looked through, so that nothing passes by being empty. */
export interface Looked {
  readonly found: Found[];
  readonly seen: ReadonlyMap<string, number>;
}

/** Looks for marks in all that a running system keeps and tells: bytes, not what they mean. */
export async function lookEverywhere(
  system: RunningSystem,
  { bodies }: Pick<OtlpReceiver, 'bodies'>,
): Promise<Looked> {
  const eye = new Eye();
  await readTopics(system, eye);
  await lookAtDatabases(system, eye);
  await lookAtLogs(system, eye);
  await lookAtOperations(system, eye);
  for (const body of bodies) eye.look('spans sent', body);
  return eye;
}

/** The same, of what is on the log alone. */
export async function lookAtTopics(system: RunningSystem): Promise<Looked> {
  const eye = new Eye();
  await readTopics(system, eye);
  return eye;
}

class Eye implements Looked {
  readonly found: Found[] = [];
  readonly seen = new Map<string, number>();

  look(where: string, what: Buffer | string): void {
    const bytes = Buffer.isBuffer(what) ? what : Buffer.from(what);
    const kind = where.split(' ').slice(0, 2).join(' ');
    this.seen.set(kind, (this.seen.get(kind) ?? 0) + bytes.length);
    const around = markIn(bytes);
    if (around !== undefined) this.found.push({ where, around });
  }
}

async function readTopics({ infrastructure }: RunningSystem, eye: Eye): Promise<void> {
  const { kafkaNamespace } = infrastructure;
  const kafka = kafkaOf(infrastructure);
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(kafkaNamespace));
  const missing = new Map<string, number>();
  for (const topic of topics) {
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
      if (Number(high) > Number(low)) missing.set(`${topic}/${partition}`, Number(high));
    }
  }
  await admin.disconnect();
  const groupId = `${kafkaNamespace}scrubber-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const { topic, partition, messages } = batch;
      const name = topic.slice(kafkaNamespace.length);
      for (const message of messages) lookAtRecord(`topic ${name}`, message, eye);
      const place = `${topic}/${partition}`;
      if (Number(batch.lastOffset()) + 1 >= (missing.get(place) ?? 0)) missing.delete(place);
    },
  });
  await eventually(() => missing.size === 0, 60_000);
  await consumer.disconnect();
}

function lookAtRecord(where: string, { key, value, headers }: KafkaMessage, eye: Eye): void {
  if (key) eye.look(`${where} key`, key);
  if (value) eye.look(`${where} body`, value);
  for (const [name, given] of Object.entries(headers ?? {})) {
    eye.look(`${where} name of a header`, name);
    for (const one of [given ?? ''].flat()) eye.look(`${where} header ${name}`, one);
  }
}

async function lookAtDatabases({ infrastructure }: RunningSystem, eye: Eye): Promise<void> {
  const client = await mongoOf(infrastructure).connect();
  const prefix = infrastructure.database('');
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  for (const { name } of databases.filter((database) => database.name.startsWith(prefix))) {
    for (const collection of await client.db(name).collections()) {
      const where = `database ${name.slice(prefix.length)} ${collection.collectionName}`;
      for await (const document of collection.find()) lookAtValue(where, document, eye);
    }
  }
  await lookAtOplog(client, prefix, eye);
  await client.close();
}

/** What was changed or removed since is in it still. */
async function lookAtOplog(client: MongoClient, prefix: string, eye: Eye): Promise<void> {
  const oplog = client.db('local').collection('oplog.rs');
  const ours = {
    $or: [{ ns: { $regex: `^${prefix}` } }, { 'o.applyOps.ns': { $regex: `^${prefix}` } }],
  };
  for await (const { ns, o } of oplog.find(ours)) {
    const single = { ns: ns as string, o: o as unknown };
    const changes = (o?.applyOps as { ns: string; o: unknown }[] | undefined) ?? [single];
    for (const change of changes) {
      const [database = '', ...collection] = change.ns.slice(prefix.length).split('.');
      lookAtValue(`oplog ${database} ${collection.join('.')}`, change.o, eye);
    }
  }
}

/** Names and values, each by its path; what is in a list has the path of the list. */
function lookAtValue(where: string, value: unknown, eye: Eye): void {
  if (value === null || typeof value !== 'object' || value instanceof Date) {
    return eye.look(where, String(value));
  }
  if (isBinary(value)) return eye.look(where, Buffer.from(value.buffer));
  if (Array.isArray(value)) return value.forEach((item) => lookAtValue(where, item, eye));
  for (const [name, inner] of Object.entries(value)) {
    eye.look(`${where} name`, name);
    lookAtValue(`${where} ${name}`, inner, eye);
  }
}

function isBinary(value: object): value is Binary {
  return 'buffer' in value && value.buffer instanceof Uint8Array;
}

async function lookAtLogs({ sessionFile }: RunningSystem, eye: Eye): Promise<void> {
  const directory = join(sessionFile, '../logs');
  for (const file of await readdir(directory)) {
    const lines = (await readFile(join(directory, file), 'utf8')).split('\n');
    for (const line of lines) eye.look(`log ${file}`, line);
  }
}

async function lookAtOperations({ running }: RunningSystem, eye: Eye): Promise<void> {
  for (const { name, plan } of running.services) {
    for (const path of ['/metrics', '/info', '/ops/backlog', '/health/ready']) {
      const answer = await fetch(plan.opsUrl + path);
      const lines = (await answer.text()).split('\n');
      for (const line of lines) eye.look(`operations ${name} ${path}`, line);
    }
  }
}
