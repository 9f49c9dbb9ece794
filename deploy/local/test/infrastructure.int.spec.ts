import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import kafkajs from 'kafkajs';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describeKept,
  type Infrastructure,
  startInfrastructure,
  stopInfrastructure,
  wipeInfrastructure,
} from '../infrastructure/index.ts';
import { poll } from '../infrastructure/poll.ts';
import { isAlive } from '../infrastructure/processes.ts';
import { System } from '../start/bring-up.ts';
import { showProgress } from '../start/progress.ts';

const { KAFKA_BROKERS: _, MONGODB_URI: __, ...inherited } = process.env;
const environment = { ...inherited, SMARKETING_INFRASTRUCTURE: 'embedded' };

/** Where Docker stands in for them, Java, Maven or pip may rightly be missing. */
const canEmbed = ['java -version', 'mvn --version', 'python3 -m pip --version'].every((line) => {
  const [command, ...args] = line.split(' ');
  try {
    execFileSync(command!, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

function pidsOf({ brokers, members }: Infrastructure): number[] {
  return [...brokers, ...members].map(({ pid }) => pid);
}

async function sendAndReceive(brokers: string[], topic: string): Promise<string | undefined> {
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  const [admin, producer] = [kafka.admin(), kafka.producer({ idempotent: true })];
  const consumer = kafka.consumer({ groupId: `${topic}-readers` });
  try {
    await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
    await admin.createTopics({ topics: [{ topic }], waitForLeaders: true });
    await producer.send({ topic, acks: -1, messages: [{ key: 'lead', value: 'captured' }] });
    await consumer.subscribe({ topic, fromBeginning: true });
    return await new Promise((resolve, reject) => {
      consumer
        .run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) })
        .catch(reject);
    });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);
  }
}

async function withDatabase<T>(
  uri: string,
  work: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Changes two documents in one transaction, counts them after it. */
async function changeTwoAtOnce(uri: string): Promise<number> {
  return withDatabase(uri, async (client) => {
    const leads = client.db('launcher').collection('leads');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await leads.insertOne({ name: 'first' }, { session });
        await leads.insertOne({ name: 'second' }, { session });
      }),
    );
    return leads.countDocuments();
  });
}

describe.runIf(canEmbed)('throwaway infrastructure', () => {
  test('carries messages and transactions, and leaves neither process nor file', async () => {
    const infrastructure = await startInfrastructure({
      lifetime: 'throwaway',
      directory,
      environment,
    });
    const pids = pidsOf(infrastructure);
    try {
      expect(infrastructure.kind).toBe('embedded');
      expect(await sendAndReceive(infrastructure.kafkaBrokers, 'throwaway')).toBe('captured');
      expect(await changeTwoAtOnce(infrastructure.mongoUri)).toBe(2);
    } finally {
      await infrastructure.stop();
    }
    expect(pids).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  });

  test('servers that were killed come back with what they had acknowledged', async () => {
    const infrastructure = await startInfrastructure({
      lifetime: 'throwaway',
      directory,
      environment,
    });
    try {
      await sendAndReceive(infrastructure.kafkaBrokers, 'killed');
      await changeTwoAtOnce(infrastructure.mongoUri);
      const before = pidsOf(infrastructure);
      for (const server of [...infrastructure.brokers, ...infrastructure.members]) {
        server.kill('SIGKILL');
        await server.restart();
      }
      expect(pidsOf(infrastructure)).not.toEqual(before);
      expect(await changeTwoAtOnce(infrastructure.mongoUri)).toBe(4);
      expect(await sendAndReceive(infrastructure.kafkaBrokers, 'after')).toBe('captured');
    } finally {
      await infrastructure.stop();
    }
  });

  test('dies with its parent, also when that is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--experimental-strip-types',
        join(import.meta.dirname, 'parent-of-throwaway.ts'),
        directory,
      ],
      { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const pids = await firstLine(parent);
    expect(pids.filter(isAlive)).toEqual(pids);
    parent.kill('SIGKILL');
    await poll(async () => (pids.some(isAlive) ? undefined : true), {
      deadline: 10_000,
      interval: 20,
      onDeadline: () => new Error(`Of ${pids.join(', ')} some outlived their parent.`),
    });
    await poll(async () => ((await readdir(directory)).length === 0 ? true : undefined), {
      deadline: 10_000,
      interval: 20,
      onDeadline: () => new Error('The data outlived its owner.'),
    });
  });
});

async function firstLine(parent: ChildProcess): Promise<number[]> {
  const [line] = await once(createInterface(parent.stdout!), 'line');
  return JSON.parse(line as string) as number[];
}

/** `npm start` with given servers, as far as it comes; what it says as it takes down. */
async function endedRun(brokers: string, mongoUri: string): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, { KAFKA_BROKERS: brokers, MONGODB_URI: mongoUri });
  let said = '';
  const output = { isTTY: false, write: (text: string) => (said += text) };
  const progress = showProgress(output);
  const { signal } = new AbortController();
  const root = resolve(import.meta.dirname, '../../..');
  const choices = { wipe: true, keepInfrastructure: false, givenWithin: 500 };
  const system = new System({ root, directory, ...choices, progress, signal });
  try {
    await expect(system.bringUp()).rejects.toThrow(/KAFKA_BROKERS|MONGODB_URI/);
    await system.takeDown(progress);
    system.abandon();
  } finally {
    process.env = before;
    // This process is the launcher of all these runs, and still runs.
    await rm(join(directory, 'run.json'), { force: true });
  }
  return said;
}

describe.runIf(canEmbed)('kept infrastructure', () => {
  const start = () => startInfrastructure({ lifetime: 'kept', directory, environment });

  let first: Infrastructure;
  let second: Infrastructure;

  beforeAll(async () => {
    await chmod(directory, 0o755);
    process.env['DEPLOY_TOKEN'] = 'not-for-servers';
    [first, second] = await Promise.all([start(), start()]);
    delete process.env['DEPLOY_TOKEN'];
  });

  afterAll(() => wipeInfrastructure(directory, environment));

  test('is not stopped by a run to which its servers are given, whichever of them is wrong', async () => {
    const nobody = 'mongodb://127.0.0.1:1/?replicaSet=rs0&serverSelectionTimeoutMS=200';
    const given: [string, string][] = [
      ['127.0.0.1:1', first.mongoUri],
      [first.kafkaBrokers.join(), nobody],
      ['', first.mongoUri],
    ];
    for (const [brokers, mongoUri] of given) {
      const said = await endedRun(brokers, mongoUri);
      expect(said).toContain('Kafka and MongoDB: are yours and stay as they are');
      expect(pidsOf(first).filter(isAlive)).toEqual(pidsOf(first));
    }
  });

  test.runIf(process.platform === 'linux')(
    'is its owner’s alone, and is given no secret of the starter',
    async () => {
      expect((await stat(directory)).mode & 0o777).toBe(0o700);
      for (const pid of pidsOf(first)) {
        const given = await readFile(`/proc/${pid}/environ`, 'utf8');
        expect(given).toContain('PATH=');
        expect(given).not.toContain('not-for-servers');
      }
      const written = await readdir(directory, { recursive: true });
      const data = written.filter((path) => /\.(log|wt|bson)$|meta\.properties$/.test(path));
      expect(data.length).toBeGreaterThan(3);
      for (const path of data) {
        expect([path, (await stat(join(directory, path))).mode & 0o077]).toEqual([path, 0]);
      }
    },
  );

  test('is reused while it runs, keeps its data over a stop, and is gone after a wipe', async () => {
    expect(pidsOf(second)).toEqual(pidsOf(first));
    expect([first, second].filter(({ reused }) => reused)).toHaveLength(1);
    await changeTwoAtOnce(first.mongoUri);
    await sendAndReceive(first.kafkaBrokers, 'kept');

    await stopInfrastructure(directory, environment);
    expect(pidsOf(first).filter(isAlive)).toEqual([]);
    expect((await describeKept(directory))?.servers.map(({ pid }) => pid)).toEqual([
      undefined,
      undefined,
    ]);

    const third = await start();
    expect(third.reused).toBe(false);
    expect(await changeTwoAtOnce(third.mongoUri)).toBe(4);

    await wipeInfrastructure(directory, environment);
    expect(pidsOf(third).filter(isAlive)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  });
});
