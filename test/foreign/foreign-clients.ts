import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheDirectory } from '../../deploy/local/infrastructure/cache.ts';
import { childEnvironment } from '../../deploy/local/infrastructure/child-environment.ts';
import { installKafka } from '../../deploy/local/infrastructure/kafka-install.ts';
import { runTool, tail } from '../../deploy/local/infrastructure/tool.ts';

const packages = ['confluent-kafka==2.16.1', 'cloudevents==2.2.0'];
const files = join(import.meta.dirname, 'clients');

/** A Kafka client that is not ours: a program that takes and gives lines of fields between tabs. */
export interface ForeignClient {
  readonly name: string;
  readonly command: readonly string[];
  /** It has the SDK of CloudEvents beside it. */
  readonly readsCloudEvents: boolean;
}

export interface ForeignHeader {
  readonly name: string;
  readonly value: Buffer | null;
}

export interface ForeignContent {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly ForeignHeader[];
}

/** In one transaction, or one request if the client will. */
export interface ForeignBatch {
  readonly topic: string;
  readonly compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
  readonly transaction: 'none' | 'commit' | 'abort';
  /** `partition` -1: as the client finds by the key. */
  readonly records: readonly (ForeignContent & { id: string; partition: number })[];
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export interface ReadRecord extends Place, ForeignContent {
  readonly timestampType: string;
  readonly timestamp: number;
}

/** Python's client of librdkafka, installed at the first call; a sentence where it cannot be had. */
export async function librdkafka(directory: string): Promise<ForeignClient | string> {
  const home = join(directory, 'foreign-clients-1');
  const done = join(home, 'installed');
  if (!existsSync(done)) {
    await mkdir(directory, { recursive: true });
    const environment = process.env;
    const made = await runTool('python3', ['-m', 'venv', '--clear', home], { environment });
    if (made.code !== 0) {
      return `Python 3 with venv and pip is needed (Debian and Ubuntu: apt install python3-venv python3-pip). ${tail(made.output)}`;
    }
    const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-input', ...packages];
    const installed = await runTool(join(home, 'bin/pip'), pip, { environment });
    if (installed.code !== 0) {
      return `pip could not install ${packages.join(' and ')}: check the network and pip's index. pip said:\n${tail(installed.output)}`;
    }
    await mkdir(done);
  }
  const command = [join(home, 'bin/python'), join(files, 'foreign_client.py')];
  return { name: 'librdkafka', command, readsCloudEvents: true };
}

/** Kafka's own client, of the broker that the launcher installs; a sentence where Java cannot compile it. */
export async function javaClient(): Promise<ForeignClient | string> {
  const environment = process.env;
  const { java, classPath } = await installKafka(
    cacheDirectory(environment),
    environment,
    () => {},
  );
  const { output } = await runTool(java, ['--list-modules'], { environment });
  if (!/^jdk\.compiler@/m.test(output)) {
    return 'A JDK is needed, and this Java is a runtime (Debian and Ubuntu: apt install openjdk-17-jdk-headless).';
  }
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=error';
  const source = join(files, 'ForeignClient.java');
  const command = [java, ...options, quiet, '-cp', classPath, source];
  return { name: 'java', command, readsCloudEvents: false };
}

/** Where each record lies, by its id. Throws unless all are acknowledged. */
export async function write(
  client: ForeignClient,
  brokers: readonly string[],
  prefix: string,
  batches: readonly ForeignBatch[],
): Promise<Map<string, { partition: number; offset: number }>> {
  const lines = batches.flatMap(({ topic, compression, transaction, records }) => [
    ['batch', topic, compression, transaction],
    ...records.map(({ id, partition, key, value, headers }) => [
      ...['record', id, String(partition), textOf(key), textOf(value)],
      ...headers.map((one) => `${textOf(Buffer.from(one.name))}:${textOf(one.value)}`),
    ]),
  ]);
  const input = lines.map((fields) => `${fields.join('\t')}\n`).join('');
  const places = new Map<string, { partition: number; offset: number }>();
  for (const [, id, partition, offset] of await talk(client, ['write', brokers, prefix], input)) {
    places.set(id!, { partition: Number(partition), offset: Number(offset) });
  }
  const missing = batches.flatMap(({ records }) => records).filter(({ id }) => !places.has(id));
  if (missing.length > 0) throw new Error(`${client.name} has not written ${missing[0]!.id}.`);
  return places;
}

/** All committed records of the topics, from the beginning. */
export async function read(
  client: ForeignClient,
  brokers: readonly string[],
  namespace: string,
  topics: readonly string[],
): Promise<ReadRecord[]> {
  const lines = await talk(client, ['read', brokers, namespace, ...topics]);
  return lines.map(([, topic, partition, offset, type, time, key, value, ...headers]) => ({
    topic: topic!,
    partition: Number(partition),
    offset: Number(offset),
    timestampType: type!,
    timestamp: Number(time),
    key: bytesOf(key!),
    value: bytesOf(value!),
    headers: headers.map((header) => {
      const [name, content] = header.split(':');
      return { name: bytesOf(name!)!.toString(), value: bytesOf(content!) };
    }),
  }));
}

/** What the SDK of CloudEvents says of every record of every stream: `read`, or why not. */
export async function cloudEvents(
  client: ForeignClient,
  brokers: readonly string[],
  namespace: string,
): Promise<(Place & { verdict: string })[]> {
  const lines = await talk(client, ['cloudevents', brokers, namespace]);
  return lines.map(([, topic, partition, offset, verdict]) => ({
    topic: topic!,
    partition: Number(partition),
    offset: Number(offset),
    verdict: verdict!,
  }));
}

const textOf = (value: Buffer | null) => value?.toString('base64') ?? '-';
const bytesOf = (text: string) => (text === '-' ? null : Buffer.from(text, 'base64'));

async function talk(
  { name, command: [program, ...before] }: ForeignClient,
  said: readonly (string | readonly string[])[],
  input = '',
): Promise<string[][]> {
  const child = spawn(program!, [...before, ...said.map(String)], {
    env: childEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const lines: string[][] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line.split('\t'));
  const code = await ended;
  if (code !== 0)
    throw new Error(`${name} ended with ${code} (${String(said[0])}):\n${tail(errors)}`);
  return lines;
}
