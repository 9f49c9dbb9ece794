import type { CertificateEnd } from '@smarketing/connections';
import type { Deviation } from '@smarketing/event-bus';
import type { Check, Finding } from './check.js';
import { findingOf } from './examine-service.js';
import { judgeCertificates } from './judge-certificates.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** How Kafka is reached: variables as the services have them, and the brokers of the session. */
export interface KafkaAccess {
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly variables: Environment;
}

/** Kafka itself, its topics and the certificates on the way to it. */
export async function lookAtKafka(access: KafkaAccess): Promise<Check[]> {
  const { brokers, namespace, variables } = access;
  if (brokers.length === 0) return [notLookedAt('Kafka', 'KAFKA_BROKERS')];
  const [bus, { createLogger }, connections] = await loadBus();
  createLogger('smarketing', { level: 'fatal', destination: process.stderr });
  const problems: string[] = [];
  const security = connections.readKafkaSecurity(variables, problems);
  const addresses = connections.readBrokers({ KAFKA_BROKERS: brokers.join(',') }, problems);
  if (problems.length > 0) return [unreachable('Kafka', problems.join(' '))];
  const inspected = bus.inspectKafka({ brokers: addresses, security, namespace });
  const topics = await found('topics', 'Kafka', bus, inspected);
  if (!security.tls) return [topics];
  const { tls } = security;
  const servers = addresses.map((broker) => connections.brokerAddressOf(broker));
  const ends = await endsOf(servers.map((server) => connections.endOfServer(server, tls)));
  return [
    topics,
    judgeCertificates('Kafka', [...connections.endsOfFiles(tls), ...ends], new Date()),
  ];
}

/** MongoDB itself, and the certificates on the way to it, where the variables say where it is. */
export async function lookAtMongo(variables: Environment): Promise<Check[]> {
  if (!variables['MONGODB_URI'] && !variables['MONGODB_URI_FILE']) return [];
  const [bus, , connections] = await loadBus();
  const problems: string[] = [];
  const uri = connections.readMongoUri(variables, problems);
  const security = connections.readMongoSecurity(variables, uri, problems);
  if (problems.length > 0) return [unreachable('MongoDB', problems.join(' '))];
  const settings = await found('settings', 'MongoDB', bus, bus.inspectMongo({ uri, security }));
  const servers = bus.tlsServersOf({ uri, security });
  if (servers.length === 0) return [settings];
  const { tls = {} } = security;
  const ends = await endsOf(servers.map((server) => connections.endOfServer(server, tls)));
  const certificates = [...connections.endsOfFiles(tls), ...ends];
  return [settings, judgeCertificates('MongoDB', certificates, new Date())];
}

/** It brings the whole bus with it, which hardly another command needs. */
function loadBus() {
  return Promise.all([
    import('@smarketing/event-bus'),
    import('@smarketing/observability'),
    import('@smarketing/connections'),
  ]);
}

async function found(
  name: string,
  of: string,
  { dangerOf }: Bus,
  deviations: Promise<readonly Deviation[]>,
): Promise<Check> {
  try {
    const findings = (await deviations).map((one) => findingOf({ ...one, danger: dangerOf(one) }));
    return { name, of, findings };
  } catch (error) {
    return unreachable(of, (error as Error).message);
  }
}

type Bus = Pick<typeof import('@smarketing/event-bus'), 'dangerOf'>;

/** Of those that answer: whether one does is another check. */
async function endsOf(asked: Promise<CertificateEnd>[]): Promise<CertificateEnd[]> {
  const answers = await Promise.allSettled(asked);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
}

function unreachable(of: string, cause: string): Check {
  const finding: Finding = {
    severity: 'fault',
    cause: `${of} cannot be looked at: ${cause}`,
    next: 'See that it runs, and that its variables are those of the services.',
  };
  return { name: 'connection', of, findings: [finding] };
}

function notLookedAt(of: string, variable: string): Check {
  const finding: Finding = {
    severity: 'unknown',
    cause: `${of} was not looked at, since its address is not known.`,
    next: `Set ${variable} and what goes with it, as the services have it.`,
  };
  return { name: 'connection', of, findings: [finding] };
}
