import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists, removeAbandoned } from './cache.ts';
import { childEnvironment } from './child-environment.ts';
import type { KafkaInstallation } from './kafka-install.ts';
import { brokerServes } from './kafka-ready.ts';
import { poll } from './poll.ts';
import type { ServerPlan } from './server-process.ts';
import type { ServerSecurity } from './server-security.ts';
import { runTool, tail } from './tool.ts';

export interface BrokerPorts {
  /** Where it listens, an IPv6 address in brackets; default 127.0.0.1. */
  host?: string;
  port: number;
  controllerPort: number;
  /** Of secured brokers: where they know a client by its certificate alone. */
  mutualPort?: number;
}

const LOG_OPTIONS = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
];

/** The plan of broker `index` (from 0) of the cluster that `all` describes; each is broker and controller in one. */
export function planBroker(
  installation: KafkaInstallation,
  directory: string,
  all: BrokerPorts[],
  index: number,
  security?: ServerSecurity,
): ServerPlan {
  const home = brokerHome(directory, index);
  const properties = join(home, 'server.properties');
  const jwksUrl = security?.oauth?.jwksUrl;
  // Since 4.0 Kafka fetches keys from no address that is not on this list.
  const oauth = jwksUrl ? [`-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl}`] : [];
  const { port } = all[index]!;
  return {
    name: `kafka-${index + 1}`,
    port,
    command: installation.java,
    args: [
      ...['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', ...LOG_OPTIONS, ...oauth],
      ...['kafka.Kafka', properties],
    ],
    signature: brokerSignature(directory, index),
    logFile: join(home, 'server.log'),
    waitUntilServing: async (refuseIfDead) => {
      await poll(
        async () => {
          await refuseIfDead();
          return brokerServes(addressOf(all[index]!), index + 1, security?.kafka);
        },
        {
          deadline: 60_000,
          interval: 50,
          onDeadline: (cause) =>
            new Error(`kafka-${index + 1} did not serve within 60 s of its restart.`, { cause }),
        },
      );
    },
  };
}

const MAKE_ARCHIVE = '-XX:ArchiveClassesAtExit=';
const BEING_MADE = '.making-';

/**
 * The plan with the Java options that depend on files: the class path, and the class archive where there is one.
 * Where there is none, the first broker makes one as it ends.
 */
export async function withClasses(
  plan: ServerPlan,
  installation: KafkaInstallation,
  index: number,
): Promise<ServerPlan> {
  const common = await classOptions(installation);
  if (index > 0 || (await exists(installation.classArchive)))
    return { ...plan, args: [...common, ...plan.args] };
  await removeAbandoned(dirname(installation.classArchive), (name) => name.includes(BEING_MADE));
  const made = `${installation.classArchive}${BEING_MADE}${randomUUID()}`;
  const args = [`${MAKE_ARCHIVE}${made}`, ...common, ...plan.args];
  return { ...plan, args, afterOrderlyEnd: () => keepClassArchive(args) };
}

/** To be called with a broker's command line once it has ended in order: only then its archive is whole. */
export async function keepClassArchive(command: string[]): Promise<void> {
  const made = command
    .find((argument) => argument.startsWith(MAKE_ARCHIVE))
    ?.slice(MAKE_ARCHIVE.length);
  if (!made) return;
  // Fails where there is none, which only makes the next start slower.
  await rename(made, made.slice(0, made.lastIndexOf(BEING_MADE))).catch(() => {});
}

async function classOptions({ classPath, classArchive }: KafkaInstallation): Promise<string[]> {
  const archived = await exists(classArchive);
  return [
    ...(archived ? [`-XX:SharedArchiveFile=${classArchive}`] : []),
    ...['-Xlog:disable', '-Xlog:all=error:stderr', '-cp', classPath],
  ];
}

export function brokerSignature(directory: string, index: number): string[] {
  return ['kafka.Kafka', join(brokerHome(directory, index), 'server.properties')];
}

/** Writes the broker's settings, which hold the ports of all, and makes its data directory if there is none. */
export async function prepareBroker(
  installation: KafkaInstallation,
  directory: string,
  clusterId: string,
  all: BrokerPorts[],
  index: number,
  security?: ServerSecurity,
): Promise<void> {
  const home = brokerHome(directory, index);
  const data = join(home, 'data');
  const properties = join(home, 'server.properties');
  await mkdir(home, { recursive: true });
  await writeFile(properties, brokerProperties(data, all, index, security), { mode: 0o600 });
  if (await exists(join(data, 'meta.properties'))) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data);
  const result = await runTool(
    installation.java,
    [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      ...(await classOptions(installation)),
      'kafka.tools.StorageTool',
      'format',
      '--cluster-id',
      clusterId,
      '--config',
      properties,
      ...scramUsers(security),
    ],
    { environment: childEnvironment(process.env), deadline: 60_000, keepsPrivate: true },
  );
  if (result.code !== 0)
    throw new Error(`Kafka's storage tool could not format ${data}:\n${tail(result.output)}`);
}

function scramUsers(security: ServerSecurity | undefined): string[] {
  if (!security) return [];
  const { username, password, kafkaUsers } = security;
  const users = Object.entries({ [username]: password, ...kafkaUsers });
  return ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) =>
    users.flatMap(([name, secret]) => [
      '--add-scram',
      `${mechanism}=[name=${name},password=${secret}]`,
    ]),
  );
}

export function addressOf({ host = '127.0.0.1', port }: BrokerPorts): string {
  return `${host}:${port}`;
}

function brokerHome(directory: string, index: number): string {
  return join(directory, `broker-${index + 1}`);
}

/** The id that the first broker's data was formatted with; undefined if it was not yet. */
export async function clusterIdOf(directory: string): Promise<string | undefined> {
  const file = join(brokerHome(directory, 0), 'data', 'meta.properties');
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^cluster\.id=(\S+)$/m.exec(text)?.[1];
}

/** 16 random bytes in base64url, as Kafka wants it; no leading dash, which would read as an option. */
export function newClusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

function brokerProperties(
  data: string,
  all: BrokerPorts[],
  index: number,
  security?: ServerSecurity,
): string {
  const { controllerPort } = all[index]!;
  const address = addressOf(all[index]!);
  const voters = all.map((broker, i) => `${i + 1}@127.0.0.1:${broker.controllerPort}`).join(',');
  const replicas = all.length;
  const inSync = replicas > 1 ? 2 : 1;
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': index + 1,
    'controller.quorum.voters': voters,
    ...(security
      ? securedListeners(all[index]!, security)
      : {
          listeners: `CLIENTS://${address},CONTROLLER://127.0.0.1:${controllerPort}`,
          'advertised.listeners': `CLIENTS://${address}`,
          'listener.security.protocol.map': 'CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT',
        }),
    'inter.broker.listener.name': 'CLIENTS',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'num.partitions': 6,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 6,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 6,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    // A broker killed and restarted is refused until its old session ends: 9 s by default.
    'broker.session.timeout.ms': 4_000,
    'broker.heartbeat.interval.ms': 1_000,
    'group.initial.rebalance.delay.ms': 0,
    // The log is the system of record: nothing in it ever expires.
    'log.retention.ms': -1,
    'log.retention.bytes': -1,
    'log.cleaner.threads': 1,
    'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'num.replica.fetchers': 1,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** One listener for every SASL mechanism, which the brokers use among themselves too, and one for client certificates. */
function securedListeners(
  ports: BrokerPorts,
  { caFile, serverFile, clientSubject, username, password, oauth, kafkaUsers }: ServerSecurity,
): Record<string, string | number> {
  const { host = '127.0.0.1', controllerPort, mutualPort } = ports;
  const clients = `CLIENTS://${addressOf(ports)},MUTUAL://${host}:${mutualPort}`;
  const modules = 'org.apache.kafka.common.security';
  const jaas = (mechanism: string) => `listener.name.clients.${mechanism}.sasl.jaas.config`;
  return {
    listeners: `${clients},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': clients,
    'listener.security.protocol.map': 'CLIENTS:SASL_SSL,MUTUAL:SSL,CONTROLLER:PLAINTEXT',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': serverFile,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': caFile,
    'listener.name.mutual.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': `PLAIN,SCRAM-SHA-256,SCRAM-SHA-512${oauth ? ',OAUTHBEARER' : ''}`,
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    [jaas('plain')]:
      `${modules}.plain.PlainLoginModule required username="broker" password="${password}" user_broker="${password}" user_${username}="${password}";`,
    [jaas('scram-sha-256')]: `${modules}.scram.ScramLoginModule required;`,
    [jaas('scram-sha-512')]: `${modules}.scram.ScramLoginModule required;`,
    ...(kafkaUsers && {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      // Nobody is anonymous but those who come by the listener of the controller: brokers.
      'super.users': ['broker', username, clientSubject, 'ANONYMOUS']
        .map((name) => `User:${name}`)
        .join(';'),
    }),
    ...(oauth && {
      [jaas('oauthbearer')]: `${modules}.oauthbearer.OAuthBearerLoginModule required;`,
      'listener.name.clients.oauthbearer.sasl.server.callback.handler.class': `${modules}.oauthbearer.OAuthBearerValidatorCallbackHandler`,
      'listener.name.clients.oauthbearer.connections.max.reauth.ms': oauth.maxReauthMs,
      'sasl.oauthbearer.jwks.endpoint.url': oauth.jwksUrl,
      'sasl.oauthbearer.expected.issuer': oauth.issuer,
      'sasl.oauthbearer.expected.audience': oauth.audience,
    }),
  };
}
