import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server as TlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  brokerAddressOf,
  endOfServer,
  kafkaClientOptions,
  keepPasswordCurrent,
  mongoClientOptions,
  mongoRefusal,
  readKafkaSecurity,
  readMongoSecurity,
} from '@smarketing/connections';
import { LeadCaptured } from '@smarketing/contracts';
import { SERVICE_CONFIG } from '@smarketing/service';
import { runService } from '@smarketing/service-testing';
import { eventually, LogProbe, testSystem } from '@smarketing/testing';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtKafka, lookAtMongo } from '../../apps/cli/src/doctor/look-at-servers.ts';
import { MarketingIntakeModule } from '../../apps/marketing-intake/src/marketing-intake.module.ts';
import {
  startInfrastructure,
  type Infrastructure,
} from '../../deploy/local/infrastructure/index.ts';
import {
  makeAuthority,
  type ServerSecurity,
} from '../../deploy/local/infrastructure/server-security.ts';
import { KafkaClient } from '../../libs/event-bus/src/kafka/kafka-client.ts';
import { root } from './running-system.ts';
import { client as oauthClient, TokenIssuer } from './secured-servers/token-issuer.ts';

type Variables = Record<string, string>;

let directory: string;
let issuer: TokenIssuer;
let servers: Infrastructure;
let security: ServerSecurity;
let longTalk: ReturnType<typeof talkForLong>;
let foreign: Awaited<ReturnType<typeof makeAuthority>>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-secured-'));
  issuer = await TokenIssuer.start(join(directory, 'issuer'));
  [servers, foreign] = await Promise.all([
    startInfrastructure({
      lifetime: 'throwaway',
      directory: join(root, '.smarketing'),
      secured: { oauth: issuer.oauth },
      environment: {
        ...process.env,
        KAFKA_BROKERS: '',
        MONGODB_URI: '',
        SMARKETING_INFRASTRUCTURE: 'embedded',
      },
    }),
    makeAuthority(directory, 'foreign'),
  ]);
  security = servers.security!;
  longTalk = talkForLong();
  longTalk.catch(() => undefined);
});

afterAll(async () => {
  await servers?.stop();
  issuer?.stop();
  await rm(directory, { recursive: true, force: true });
});

const file = (name: string) => join(directory, name);
const tls = () => ({ KAFKA_TLS_CA_FILE: security.caFile });
const byPassword = (mechanism: string, password = security.password): Variables => ({
  ...{ KAFKA_SECURITY_PROTOCOL: 'SASL_SSL', KAFKA_SASL_MECHANISM: mechanism, ...tls() },
  ...{ KAFKA_USERNAME: security.username, KAFKA_PASSWORD: password },
});
const byToken = (): Variables => ({
  ...{ KAFKA_SECURITY_PROTOCOL: 'SASL_SSL', KAFKA_SASL_MECHANISM: 'OAUTHBEARER', ...tls() },
  KAFKA_OAUTH_TOKEN_URL: issuer.tokenUrl,
  KAFKA_OAUTH_CLIENT_ID: oauthClient.id,
  KAFKA_OAUTH_CLIENT_SECRET: oauthClient.secret,
});
const byCertificate = (): Variables => ({
  ...{ KAFKA_SECURITY_PROTOCOL: 'SSL', ...tls() },
  ...{ KAFKA_TLS_CERT_FILE: security.clientCertFile, KAFKA_TLS_KEY_FILE: security.clientKeyFile },
});

function kafkaClient(variables: Variables, brokers = servers.kafkaBrokers): KafkaClient {
  const problems: string[] = [];
  const client = new KafkaClient({
    ...{ brokers, security: readKafkaSecurity(variables, problems) },
    ...{ clientId: 'secured', namespace: `${randomUUID()}.`, log: () => undefined },
  });
  expect(problems).toEqual([]);
  return client;
}

/** One record there and back. */
async function roundTrip(client: KafkaClient): Promise<string[]> {
  await client.ensureTopics([{ topic: 'words', partitions: 1 }]);
  const producer = await client.producer();
  await producer.send([{ topic: 'words', partition: 0, key: 'a', headers: {}, body: 'b' }]);
  const read: string[] = [];
  const subscription = client.subscription('readers');
  await subscription.start(['words'], 1, {
    onAssigned: () => undefined,
    onDisconnected: () => undefined,
    onChunk: async ({ records, next, resolve }) => {
      read.push(...records.map(({ body }) => String(body)));
      resolve(next - 1);
    },
  });
  await eventually(() => read.length > 0);
  await Promise.all([subscription.stop(), producer.disconnect(), client.close()]);
  return read;
}

/** The message of what is thrown. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it was let in',
    (error: Error) => error.message,
  );
}

async function kafkaRefusal(variables: Variables, brokers?: string[]): Promise<string> {
  const client = kafkaClient(variables, brokers);
  const message = await refusalOf(client.endOffsets('words'));
  await client.close();
  return message;
}

/** Over the same connections for longer than the broker lets them be, and than a token lasts. */
async function talkForLong() {
  // Applies what is patched in the client.
  await kafkaClient(byToken()).close();
  const options = kafkaClientOptions(servers.kafkaBrokers, readKafkaSecurity(byToken(), []));
  let opened = 0;
  const kafka = new Kafka({
    ...options,
    ...{ logLevel: logLevel.NOTHING, requestTimeout: 5_000, retry: { retries: 0 } },
    socketFactory: (request) => {
      opened++;
      return options.socketFactory(request);
    },
  });
  const topic = randomUUID();
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 500 });
  await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
  await consumer.subscribe({ topic, fromBeginning: true });
  const [sent, read]: string[][] = [[], []];
  await consumer.run({
    eachMessage: async ({ message }) => void read!.push(String(message.value)),
  });
  const sendOne = async () => {
    sent!.push(String(sent!.length));
    await producer.send({ topic, messages: [{ value: sent!.at(-1)! }] });
    await eventually(() => read!.length === sent!.length);
  };
  await sendOne();
  const [connections, tokens] = [opened, issuer.given];
  for (const began = performance.now(); performance.now() - began < 33_000;) {
    await sendOne();
    await wait(250);
  }
  await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);
  return {
    ...{ sent: sent!, read: read! },
    connections: { atFirst: connections, atLast: opened },
    tokens: { atFirst: tokens, atLast: issuer.given },
  };
}

describe('Kafka', () => {
  it.each<[string, () => Variables]>([
    ['PLAIN', () => byPassword('PLAIN')],
    ['SCRAM-SHA-256', () => byPassword('SCRAM-SHA-256')],
    ['SCRAM-SHA-512', () => byPassword('SCRAM-SHA-512')],
    ['OAUTHBEARER', byToken],
  ])('takes records by TLS and %s, and gives them back', async (_, variables) => {
    expect(await roundTrip(kafkaClient(variables()))).toEqual(['b']);
  });

  it('takes records by a client certificate, and gives them back', async () => {
    expect(await roundTrip(kafkaClient(byCertificate(), security.mutualBrokers))).toEqual(['b']);
  });

  it.each(['PLAIN', 'SCRAM-SHA-256'])(
    'says what to do about a wrong password: %s',
    async (mechanism) => {
      const message = await kafkaRefusal(byPassword(mechanism, 'wrong'));
      expect(message).toMatch(
        /refuses the user smarketing or the password: check KAFKA_USERNAME and/,
      );
      expect(message).not.toContain('wrong');
    },
  );

  it('says what to do where its CA is another one', async () => {
    const variables = { ...byPassword('PLAIN'), KAFKA_TLS_CA_FILE: foreign.certFile };
    expect(await kafkaRefusal(variables)).toMatch(
      /The certificate of Kafka at 127.0.0.1:\d+ is not signed by a CA in KAFKA_TLS_CA_FILE: put/,
    );
  });

  it('says what to do where it is spoken to without TLS', async () => {
    expect(await kafkaRefusal({})).toMatch(
      /Kafka at 127.0.0.1:\d+ closed the connection instead of answering: set KAFKA_SECURITY_PROTOCOL/,
    );
  });

  it('says what to do where it wants a client certificate, or another one', async () => {
    const none = { KAFKA_SECURITY_PROTOCOL: 'SSL', ...tls() };
    expect(await kafkaRefusal(none, security.mutualBrokers)).toMatch(
      /asks for a client certificate: name one in KAFKA_TLS_CERT_FILE/,
    );
    const stranger = await foreign.issue('stranger', '/CN=stranger');
    const other = { KAFKA_TLS_CERT_FILE: stranger.certFile, KAFKA_TLS_KEY_FILE: stranger.keyFile };
    expect(await kafkaRefusal({ ...none, ...other }, security.mutualBrokers)).toMatch(
      /refuses the certificate in KAFKA_TLS_CERT_FILE: put one there that has not expired and is/,
    );
  });

  it('says what to do about the issuer, the client, or the token', async () => {
    const wrong = { ...byToken(), KAFKA_OAUTH_CLIENT_SECRET: 'wrong' };
    expect(await kafkaRefusal(wrong)).toMatch(
      /The issuer at .* refuses the client smarketing \(invalid_client\): check KAFKA_OAUTH_CLIENT_ID/,
    );
    const nobody = { ...byToken(), KAFKA_OAUTH_TOKEN_URL: 'http://127.0.0.1:1/token' };
    expect(await kafkaRefusal(nobody)).toMatch(
      /cannot be reached at http:\/\/127.0.0.1:1\/token .*: start/,
    );
    const expired = { ...byToken(), KAFKA_OAUTH_SCOPE: 'expired' };
    expect(await kafkaRefusal(expired)).toMatch(
      /refuses the access token: check that its issuer, aud/,
    );
  });

  it('takes the tokens of an issuer that wants the secret in the form', async () => {
    issuer.takesSecretInBody = true;
    try {
      expect(await kafkaRefusal(byToken())).toMatch(/does not host this topic/);
    } finally {
      issuer.takesSecretInBody = false;
    }
  });

  it('is let go on by the same client once its password file, or its certificate, is right', async () => {
    const password = file('kafka-password');
    await writeFile(password, 'wrong');
    const { KAFKA_PASSWORD: _, ...rest } = byPassword('SCRAM-SHA-512');
    const byFile = kafkaClient({ ...rest, KAFKA_PASSWORD_FILE: password });
    expect(await refusalOf(byFile.endOffsets('words'))).toMatch('refuses the user');
    await writeFile(password, `${security.password}\n`);
    expect(await roundTrip(byFile)).toEqual(['b']);

    const rotated = await rotatingPair();
    const byPair = kafkaClient(
      { ...byCertificate(), ...rotated.of('KAFKA') },
      security.mutualBrokers,
    );
    expect(await refusalOf(byPair.endOffsets('words'))).toMatch('refuses the certificate');
    await rotated.makeRight();
    expect(await roundTrip(byPair)).toEqual(['b']);
  });
});

/** A client certificate in files that hold a stranger's at first. */
async function rotatingPair() {
  const stranger = await foreign.issue('stranger', '/O=smarketing clients/CN=smarketing');
  const pair = { cert: file(`${randomUUID()}.crt`), key: file(`${randomUUID()}.key`) };
  const hold = async (cert: string, key: string) => {
    await Promise.all([copyFile(cert, pair.cert), copyFile(key, pair.key)]);
  };
  await hold(stranger.certFile, stranger.keyFile);
  return {
    of: (side: string) => ({
      [`${side}_TLS_CERT_FILE`]: pair.cert,
      [`${side}_TLS_KEY_FILE`]: pair.key,
    }),
    makeRight: () => hold(security.clientCertFile, security.clientKeyFile),
  };
}

describe('MongoDB', () => {
  const mongoTls = () => ({ MONGODB_TLS_CA_FILE: security.caFile });
  const byScram = (password = security.password): Variables => ({
    ...mongoTls(),
    ...{ MONGODB_USERNAME: security.username, MONGODB_PASSWORD: password },
  });
  const byX509 = (): Variables => ({
    ...mongoTls(),
    MONGODB_AUTH_MECHANISM: 'MONGODB-X509',
    MONGODB_TLS_CERT_FILE: security.clientCertFile,
    MONGODB_TLS_KEY_FILE: security.clientKeyFile,
  });

  function clientOf(variables: Variables): MongoClient {
    const problems: string[] = [];
    const mongo = readMongoSecurity(variables, servers.mongoUri, problems);
    expect(problems).toEqual([]);
    const client = new MongoClient(servers.mongoUri, {
      ...mongoClientOptions(mongo),
      serverSelectionTimeoutMS: 1_500,
    });
    return keepPasswordCurrent(client, mongo);
  }

  async function userOf(client: MongoClient): Promise<string> {
    const { authInfo } = await client.db('admin').command({ connectionStatus: 1 });
    return authInfo.authenticatedUsers[0].user;
  }

  async function refusal(variables: Variables): Promise<string | undefined> {
    const client = clientOf(variables);
    try {
      await client.connect();
      return 'it was let in';
    } catch (error) {
      return mongoRefusal(error, readMongoSecurity(variables, servers.mongoUri, []));
    } finally {
      await client.close();
    }
  }

  it.each<[string, () => Variables, () => string]>([
    [
      'SCRAM-SHA-256',
      () => ({ ...byScram(), MONGODB_AUTH_MECHANISM: 'SCRAM-SHA-256' }),
      () => security.username,
    ],
    [
      'SCRAM-SHA-1',
      () => ({ ...byScram(), MONGODB_AUTH_MECHANISM: 'SCRAM-SHA-1' }),
      () => security.username,
    ],
    ['X.509', byX509, () => security.clientSubject],
  ])('lets a user in by TLS and %s', async (_, variables, user) => {
    const client = await clientOf(variables()).connect();
    expect(await userOf(client)).toBe(user());
    await client.close();
  });

  it('says what to do about a wrong password, a foreign CA, and a certificate of nobody', async () => {
    expect(await refusal(byScram('wrong'))).toMatch(
      /^MongoDB refuses the user smarketing or the password: check MONGODB_USERNAME and MONGODB_PASSW/,
    );
    expect(await refusal({ ...byScram(), MONGODB_TLS_CA_FILE: foreign.certFile })).toMatch(
      /^The certificate of MongoDB is not signed by a CA in MONGODB_TLS_CA_FILE: put/,
    );
    const server = await makeCopyOfServerCertificate();
    expect(await refusal({ ...byX509(), ...server })).toMatch(
      /^MongoDB does not know the user that the certificate in MONGODB_TLS_CERT_FILE names: create/,
    );
  });

  /** Signed by the right CA, of a subject that is nobody's user. */
  async function makeCopyOfServerCertificate(): Promise<Variables> {
    return {
      MONGODB_TLS_CERT_FILE: security.serverFile,
      MONGODB_TLS_KEY_FILE: security.serverFile,
    };
  }

  it('is let go on by the same client when its password has changed', async () => {
    const root = await clientOf(byScram()).connect();
    const admin = root.db('admin');
    const [username, first, second] = [randomUUID(), 'first', 'second'];
    await admin.command({ createUser: username, pwd: first, roles: ['readWriteAnyDatabase'] });
    await writeFile(file('rotated'), first);
    const rotating = clientOf({
      ...mongoTls(),
      ...{ MONGODB_USERNAME: username, MONGODB_PASSWORD_FILE: file('rotated') },
    });
    let connected = 0;
    rotating.on('connectionReady', () => connected++);
    await rotating.connect();
    const waiting = rotating.db('waiting').collection('rows');
    await waiting.insertOne({ a: 1 });
    await admin.command({ updateUser: username, pwd: second });
    await writeFile(file('rotated'), second);
    const before = connected;
    // Each holds a connection, so that new ones are needed.
    const slow = Array.from({ length: 8 }, () => waiting.findOne({ $where: 'sleep(300) || true' }));
    expect(await Promise.all(slow)).toHaveLength(8);
    expect(connected).toBeGreaterThan(before);
    await Promise.all([rotating.close(), root.close()]);
  });

  it('is let go on by the same client when its certificate is right', async () => {
    const rotated = await rotatingPair();
    const client = clientOf({ ...byX509(), ...rotated.of('MONGODB') });
    await expect(client.connect()).rejects.toThrow();
    await rotated.makeRight();
    await client.connect();
    expect(await userOf(client)).toBe(security.clientSubject);
    await client.close();
  });
});

describe('a certificate that has expired', () => {
  it('is told at start where it is ours', async () => {
    const old = await foreign.issue('old', '/CN=old', -1);
    const problems: string[] = [];
    readKafkaSecurity(
      { ...byCertificate(), KAFKA_TLS_CERT_FILE: old.certFile, KAFKA_TLS_KEY_FILE: old.keyFile },
      problems,
    );
    expect(problems).toEqual([
      expect.stringMatching(
        /^The certificate in KAFKA_TLS_CERT_FILE expired on \d.*: put its succ/,
      ),
    ]);
  });

  it('does not matter beside a CA that has not', async () => {
    const old = await foreign.issue('old-ca', '/CN=old', -1);
    const bundle = await Promise.all([readFile(old.certFile), readFile(security.caFile)]);
    await writeFile(file('bundle.crt'), Buffer.concat(bundle));
    const variables = { ...byPassword('PLAIN'), KAFKA_TLS_CA_FILE: file('bundle.crt') };
    expect(await kafkaRefusal(variables)).toMatch(/does not host this topic/);
  });

  it('is told where it is the server’s', async () => {
    const old = await foreign.issue('old-server', '/CN=localhost', -1);
    const [cert, key] = await Promise.all([readFile(old.certFile), readFile(old.keyFile)]);
    const server: TlsServer = createServer({ cert, key }).listen(0, '127.0.0.1');
    await eventually(() => server.listening);
    const { port } = server.address() as AddressInfo;
    const variables = { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_TLS_CA_FILE: foreign.certFile };
    expect(await kafkaRefusal(variables, [`127.0.0.1:${port}`])).toMatch(
      /The certificate of Kafka at 127.0.0.1:\d+ has expired: have it renewed there/,
    );
    server.close();
  });
});

describe('doctor', () => {
  it('looks at both through TLS, and sees when certificates end', async () => {
    const brokers = servers.kafkaBrokers;
    const checks = [
      ...(await lookAtKafka({
        ...{ brokers, namespace: `${randomUUID()}.`, variables: byPassword('SCRAM-SHA-512') },
      })),
      ...(await lookAtMongo({ ...servers.variables })),
    ];
    expect(checks.map(({ of, name }) => `${of}: ${name}`)).toEqual([
      'Kafka: topics',
      'Kafka: certificates',
      'MongoDB: settings',
      'MongoDB: certificates',
    ]);
    expect(checks.filter(({ of }) => of === 'MongoDB').flatMap(({ findings }) => findings)).toEqual(
      [],
    );
    const [broker] = brokers;
    const { host, port } = brokerAddressOf(broker!);
    const { endsAt } = await endOfServer({ host, port });
    const days = (endsAt.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  it('says why it cannot look, with what to do', async () => {
    const [check] = await lookAtKafka({
      brokers: servers.kafkaBrokers,
      namespace: '',
      variables: byPassword('PLAIN', 'wrong'),
    });
    expect(check!.findings).toMatchObject([
      { severity: 'fault', cause: expect.stringContaining('check KAFKA_USERNAME') },
    ]);
  });
});

describe('a service', () => {
  it('works by client certificates alone, and shows no secret', async () => {
    const x509 = {
      MONGODB_AUTH_MECHANISM: 'MONGODB-X509',
      MONGODB_TLS_CA_FILE: security.caFile,
      MONGODB_TLS_CERT_FILE: security.clientCertFile,
      MONGODB_TLS_KEY_FILE: security.clientKeyFile,
    };
    const system = testSystem({
      ...{ KAFKA_BROKERS: security.mutualBrokers.join(','), MONGODB_URI: servers.mongoUri },
      ...{ ...byCertificate(), ...x509 },
    });
    await captures(system, async () => {});
  });

  it('works by passwords, also by a new one after the database has started again, and shows no secret', async () => {
    await captures(testSystem({ ...servers.variables }), async () => {
      const mongo = await new MongoClient(
        servers.mongoUri,
        mongoClientOptions(security.mongo),
      ).connect();
      const password = randomUUID();
      await mongo.db('admin').command({ updateUser: security.username, pwd: password });
      await writeFile(servers.variables['MONGODB_PASSWORD_FILE']!, password);
      await mongo.close();
      // Every connection has to be made again.
      await servers.members[0]!.restart();
    });
  });

  /** A playbook in from Kafka, a lead into MongoDB and out to Kafka. */
  async function captures(
    system: ReturnType<typeof testSystem>,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    const intake = await runService(MarketingIntakeModule, { role: 'marketing', system });
    try {
      await intake.agree();
      const probe = await LogProbe.start(system, ['leads']);
      let leads = 0;
      const capture = () =>
        intake.post('/v1/leads', {
          contact: { email: `ada-${++leads}@example.com` },
          touchpoint: { kind: 'demo-request' },
        });
      expect((await capture()).status).toBeLessThan(300);
      expect(await probe.next(LeadCaptured)).toBeDefined();
      await meanwhile();
      await eventually(async () => (await capture()).status < 300);
      await eventually(() => probe.of(LeadCaptured).length === 2);
      await probe.stop();
      const config: unknown = intake.service.app.get(SERVICE_CONFIG);
      const shown = [inspect(config, { depth: 9 }), JSON.stringify(await intake.ops('/info'))];
      expect(shown.join()).not.toContain(security.password);
    } finally {
      await intake.stop();
    }
  }
});

describe('Kafka, talked to for longer than a token lasts,', () => {
  it('has a connection authenticate again with a new token, before the old one and its own time end', async () => {
    const { sent, read, connections, tokens } = await longTalk;
    expect(sent.length).toBeGreaterThan(30);
    expect(read).toEqual(sent);
    expect(connections).toEqual({ atFirst: connections.atFirst, atLast: connections.atFirst });
    expect(tokens.atLast).toBeGreaterThan(tokens.atFirst);
  });
});
