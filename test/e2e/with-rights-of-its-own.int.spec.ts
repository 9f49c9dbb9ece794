import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKafkaSecurity, readMongoSecurity } from '@smarketing/connections';
import { deadLetterTopic, services, topicsOf, type ServiceName } from '@smarketing/contracts';
import { inspectKafka, tailLog } from '@smarketing/event-bus';
import { eventually, kafkaOf, mongoOf, type TestSystem } from '@smarketing/testing';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
  type Admin,
} from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRendered, type Manifest } from '../../deploy/helm/the-charts.ts';
import {
  startInfrastructure,
  type Infrastructure,
} from '../../deploy/local/infrastructure/index.ts';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { root, RunningSystem } from './running-system.ts';

/** As the chart makes them, in a Kafka that is shared, under a namespace. */
const manifests = readRendered('platform', 'given-kafka');
const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind);
const kafkaNamespace = 'EMEA_1.';
const userOf = (service: string) => `emea-${service}`;
const onlooker: Manifest = {
  ...readRendered('platform', 'minimal').find(
    ({ metadata }) => metadata.name === 'smarketing-onlooker',
  )!,
};
const [databases] = readRendered('platform', 'minimal').filter(
  ({ kind }) => kind === 'MongoDBCommunity',
);
const names = Object.keys(services) as ServiceName[];
const everybody = [
  ...ofKind('KafkaUser').map(({ metadata }) => metadata.name),
  onlooker.metadata.name,
];
const passwords = Object.fromEntries(
  everybody.map((name) => [name, randomBytes(18).toString('base64url')]),
);

let servers: Infrastructure;
let system: RunningSystem;
let admin: Admin;
/** What the services said of the topics before there were any. */
let saidOfTopics: string;
let livesMeanwhile: Response;

beforeAll(async () => {
  servers = await startInfrastructure({
    lifetime: 'throwaway',
    directory: join(root, '.smarketing'),
    secured: { kafkaUsers: passwords },
    environment: {
      ...process.env,
      ...{ KAFKA_BROKERS: '', MONGODB_URI: '', SMARKETING_INFRASTRUCTURE: 'embedded' },
    },
  });
  const infrastructure = asTestSystem();
  admin = kafkaOf(infrastructure).admin();
  await admin.connect();
  await allow();
  await makeDatabaseUsers();
  system = await RunningSystem.start(
    undefined,
    { infrastructure, vaultKey: randomBytes(32).toString('base64') },
    {},
    {
      variablesOf,
      whileStarting: async (running) => {
        const { logFile, opsUrl } = running.get('lead-scoring').plan;
        saidOfTopics = await eventually(async () => {
          const lines = (await readFile(logFile, 'utf8').catch(() => '')).split('\n');
          return lines.find((line) => line.includes('MissingTopicsError'));
        }, 60_000);
        livesMeanwhile = await fetch(`${opsUrl}/health/live`);
        await createTopics();
      },
    },
  );
}, 240_000);

afterAll(async () => {
  expect(await system?.stop()).toEqual([]);
  await admin?.disconnect();
  await servers?.stop();
});

function asTestSystem(): TestSystem {
  const { kafkaBrokers, mongoUri, variables } = servers;
  const { kafka, mongo } = servers.security!;
  return {
    ...{ kafkaBrokers, mongoUri, variables, kafkaNamespace },
    ...{ kafkaSecurity: kafka, mongoSecurity: mongo, database: (database) => database },
  };
}

const kafkaVariables = (user: string) => ({
  KAFKA_USERNAME: user,
  KAFKA_PASSWORD: passwords[user]!,
  KAFKA_PASSWORD_FILE: '',
});

function variablesOf(service: string): Record<string, string> {
  return {
    ...kafkaVariables(userOf(service)),
    MONGODB_USERNAME: service,
    MONGODB_PASSWORD: passwords[userOf(service)]!,
    MONGODB_PASSWORD_FILE: '',
  };
}

/** The same servers, as the service gets in. */
function inPlaceOf(user: string, service?: string): TestSystem {
  const variables = {
    ...servers.variables,
    ...(service ? variablesOf(service) : kafkaVariables(user)),
  };
  return {
    ...asTestSystem(),
    kafkaSecurity: readKafkaSecurity(variables, []),
    mongoSecurity: readMongoSecurity(variables, servers.mongoUri, []),
  };
}

/** What Strimzi does with KafkaUsers. */
async function allow(): Promise<void> {
  const rules = [...ofKind('KafkaUser'), onlooker].flatMap(({ metadata, spec }) =>
    (spec.authorization.acls as Acl[]).flatMap(({ resource, operations }) =>
      operations.map((operation) => ({
        principal: `User:${metadata.name}`,
        host: '*',
        permissionType: AclPermissionTypes.ALLOW,
        operation: AclOperationTypes[asConstant(operation)],
        resourceType: resource.type === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
        resourceName:
          metadata.name === onlooker.metadata.name ? kafkaNamespace + resource.name : resource.name,
        resourcePatternType:
          resource.patternType === 'prefix'
            ? ResourcePatternTypes.PREFIXED
            : ResourcePatternTypes.LITERAL,
      })),
    ),
  );
  await admin.createAcls({ acl: rules });
}

interface Acl {
  resource: { type: 'topic' | 'group'; name: string; patternType: 'literal' | 'prefix' };
  operations: ('Describe' | 'DescribeConfigs' | 'Read' | 'Write')[];
}

function asConstant(operation: Acl['operations'][number]) {
  const constants = {
    Describe: 'DESCRIBE',
    DescribeConfigs: 'DESCRIBE_CONFIGS',
    Read: 'READ',
    Write: 'WRITE',
  } as const;
  return constants[operation];
}

/** What Strimzi does with KafkaTopics; there is one broker here. */
async function createTopics(): Promise<void> {
  await admin.createTopics({
    topics: ofKind('KafkaTopic').map(({ spec }) => ({
      topic: spec.topicName as string,
      numPartitions: spec.partitions as number,
      replicationFactor: 1,
      configEntries: Object.entries(spec.config as Record<string, string>)
        .filter(([name]) => name !== 'min.insync.replicas')
        .map(([name, value]) => ({ name, value })),
    })),
  });
}

/** What MongoDB's operator does with the users of the replica set. */
async function makeDatabaseUsers(): Promise<void> {
  const client = mongoOf(asTestSystem());
  await client.connect();
  for (const { name, roles } of databases!.spec.users) {
    await client.db('admin').command({
      createUser: name,
      pwd: passwords[userOf(name)],
      roles: roles.map(({ db, name: role }: { db: string; name: string }) => ({ db, role })),
    });
  }
  await client.close();
}

it('a service that may not create topics names those that are missing, with what to do, and waits alive', () => {
  const sentence = (JSON.parse(saidOfTopics) as { msg: string }).msg;
  const [scores] = topicsOf('scores');
  const own = `${kafkaNamespace}${scores!.kafkaName}`;
  expect(livesMeanwhile.status).toBe(200);
  expect(sentence).toMatch(/^Kafka has no EMEA_1\.smarketing\.leads, /);
  expect(sentence).toContain(`${own} `);
  expect(sentence).toContain(`${kafkaNamespace}${deadLetterTopic('lead-scoring')}`);
  expect(sentence).toContain(
    'kafka-topics.sh --bootstrap-server BROKER --create --topic $t --partitions 6',
  );
});

describe('services with a user each, who may do what the chart says and nothing else', () => {
  let leadId: string;

  it('take a lead from its capture to the deal', async () => {
    await system.post('sales-handoff', '/v1/reps', {
      body: { repId: 'rep-1', name: 'Robin', weight: 1 },
    });
    const captured = await eventually(() =>
      system.post('marketing-intake', '/v1/leads', {
        body: {
          contact: { email: 'ada@engines.example', company: 'Engines', jobTitle: 'Director' },
          profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
          touchpoint: { kind: 'demo-request' },
        },
      }),
    );
    ({ leadId } = captured);
    const handoff = `/v1/handoffs/${leadId}`;
    const act = async (name: string, json: object = {}) => {
      const answer = await system.request('POST', 'sales-handoff', `${handoff}/${name}`, { json });
      expect(answer.status, answer.text).toBeLessThan(300);
    };
    await eventually(
      async () => (await system.request('GET', 'sales-handoff', handoff)).body.stage === 'assigned',
    );
    const price = { amount: 125_000, currency: 'EUR' };
    await act('accept');
    await act('opportunity', { expected: price });
    await act('close', { outcome: 'won', amount: price });
    await eventually(async () => {
      const story = await system.read('feedback', '/v1/leads/{id}/timeline', {
        path: { id: leadId },
      });
      return story.outcome === 'won';
    });
    await eventually(async () => {
      const { items } = await system.read('sla-monitor', '/v1/obligations', {
        query: { subject: leadId },
      });
      return items.length > 0;
    });
    await eventually(() => system.isQuiescent());
  });

  it.each(names)(
    'compare in the place of %s what was issued with what is on its topics',
    async (name) => {
      const path = '/v1/operations/positions/missing';
      const { body } = await system.request('GET', name, path, { role: 'ops' });
      expect(body).toMatchObject({ keys: 0, facts: 0 });
    },
  );

  it('put a record that cannot be applied among their dead letters', async () => {
    const producer = kafkaOf(asTestSystem()).producer();
    await producer.connect();
    const [topic] = topicsOf('handoffs');
    await producer.send({
      topic: kafkaNamespace + topic!.kafkaName,
      messages: [{ key: 'nobody', value: 'nothing' }],
    });
    await producer.disconnect();
    const readers = names.filter((name) => services[name].consumes.includes('handoffs'));
    expect(readers.length).toBeGreaterThan(1);
    for (const name of readers) {
      await eventually(async () => {
        const offsets = await admin.fetchTopicOffsets(kafkaNamespace + deadLetterTopic(name));
        return offsets.some(({ high }) => high !== '0');
      });
    }
  });

  it('rebuild their views, also those whose own facts are read for that', async () => {
    const views = [
      'marketing-intake/conversions',
      'lead-scoring/scorecards',
      'sla-monitor/duties',
      'feedback/lead_stories',
    ];
    const rebuilt = await Promise.all(
      views.map((view) =>
        smarketing(['views', 'rebuild', view, '--compare-only', '--json'], {
          ...{ root, sessionFile: system.sessionFile, capture: true },
        }),
      ),
    );
    expect(rebuilt.map((one) => (JSON.parse(one) as { status: string }).status)).toEqual(
      views.map(() => 'compared'),
    );
  });

  it.each(names)('see all that the preconditions of %s need', async (name) => {
    const { preconditions } = await system.ops(name, '/info');
    expect(preconditions).toEqual([]);
    const ready = await system.ops(name, '/health/ready');
    expect(ready).toMatchObject({ status: 'ready', reasons: {} });
  });

  it.each(names)(
    'cannot write the facts of others in the place of %s, nor read their data',
    async (name) => {
      const own = inPlaceOf(userOf(name), name);
      const producer = kafkaOf(own).producer({ retry: { retries: 0 } });
      await producer.connect();
      const foreign = names
        .filter((other) => other !== name)
        .flatMap((other) => [
          ...services[other].publishes.flatMap(topicsOf).map(({ kafkaName }) => kafkaName),
          deadLetterTopic(other),
        ]);
      for (const topic of foreign) {
        const sent = producer.send({
          topic: kafkaNamespace + topic,
          messages: [{ key: 'a', value: 'b' }],
        });
        await expect(sent, topic).rejects.toThrow(/[Nn]ot authorized|does not host/);
      }
      await producer.disconnect();
      const client = mongoOf(own);
      await client.connect();
      const others = names.filter((other) => other !== name);
      for (const { database } of others.map((other) => services[other])) {
        const read = client.db(database).collection('outbox').findOne();
        await expect(read).rejects.toThrow(/not authorized/);
      }
      await client.close();
    },
  );
});

describe('who only reads', () => {
  const security = () => inPlaceOf(onlooker.metadata.name).kafkaSecurity;

  it('reads along, and sees how topics are set', async () => {
    const brokers = servers.kafkaBrokers;
    const namespace = kafkaNamespace;
    const seen = new Set<string>();
    const tail = await tailLog(
      {
        brokers,
        namespace,
        security: security(),
        streams: ['leads', 'playbook'],
        fromBeginning: true,
      },
      ({ stream }) => void seen.add(stream),
      () => undefined,
    );
    await eventually(() => seen.size === 2);
    await tail.stop();
    expect(await inspectKafka({ brokers, namespace, security: security() })).toEqual([]);
  });

  it('writes nothing', async () => {
    const producer = kafkaOf(inPlaceOf(onlooker.metadata.name)).producer({ retry: { retries: 0 } });
    await producer.connect();
    const [leads] = topicsOf('leads');
    const sent = producer.send({
      topic: kafkaNamespace + leads!.kafkaName,
      messages: [{ value: 'b' }],
    });
    await expect(sent).rejects.toThrow(/[Nn]ot authorized/);
    await producer.disconnect();
  });
});
