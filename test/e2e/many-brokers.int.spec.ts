import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  startInfrastructure,
  type Infrastructure,
} from '../../deploy/local/infrastructure/index.ts';
import { KafkaClient } from '../../libs/event-bus/src/kafka/kafka-client.ts';
import { findInTopics } from '../../libs/event-bus/src/preconditions/preconditions.ts';
import { factTopicSettings } from '../../libs/event-bus/src/topic-settings.ts';

let directory: string;
let infrastructure: Infrastructure;
let client: KafkaClient;

const namespace = `${randomUUID()}.`;
const own = factTopicSettings({ kafkaName: 'own' });
const others = factTopicSettings({ kafkaName: 'others' });

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'smarketing-brokers-')));
  const environment = {
    ...process.env,
    ...{ KAFKA_BROKERS: '', MONGODB_URI: '', SMARKETING_INFRASTRUCTURE: 'embedded' },
  };
  infrastructure = await startInfrastructure({
    ...{ lifetime: 'throwaway', directory, brokers: 3, environment },
  });
  client = new KafkaClient({
    brokers: infrastructure.kafkaBrokers,
    clientId: 'many-brokers',
    namespace,
    log: () => undefined,
  });
});

afterAll(async () => {
  await client?.close();
  await infrastructure?.stop();
  await rm(directory, { recursive: true, force: true });
});

it('topics that a service creates on three brokers outlast the loss of any of them', async () => {
  await client.ensureTopics([own]);
  expect(await findInTopics(client, [own])).toEqual([]);
  const { topics } = await client.readCluster([`${namespace}own`]);
  const { replicas, config } = topics.get(`${namespace}own`)!;
  expect({ replicas, inSync: config!.get('min.insync.replicas') }).toEqual({
    replicas: 3,
    inSync: '2',
  });
});

it('topics of somebody else that one broker may lose are found, with what fixes them', async () => {
  const admin = new Kafka({
    brokers: infrastructure.kafkaBrokers,
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  const settings = {
    'retention.ms': '-1',
    'min.insync.replicas': '1',
    'unclean.leader.election.enable': 'true',
  };
  await admin.createTopics({
    topics: [
      {
        topic: `${namespace}others`,
        numPartitions: 6,
        replicationFactor: 1,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      },
    ],
  });
  await admin.disconnect();
  const found = await findInTopics(client, [own, others]);
  expect(found.map(({ rule }) => rule).toSorted()).toEqual([
    'min-insync-replicas',
    'replication',
    'unclean-leader-election',
  ]);
  expect(found.flatMap(({ on }) => on)).not.toContain(`${namespace}own`);
});
