import { isIPv6 } from 'node:net';
import { InfrastructureError } from './infrastructure.ts';

export type Resolution =
  | { kind: 'given'; kafkaBrokers: string[]; mongoUri: string }
  | { kind: 'docker' }
  | { kind: 'embedded' };

export interface ResolutionFacts {
  environment: NodeJS.ProcessEnv;
  /** True if more than one broker or member is asked for, which only the embedded servers offer. */
  several: boolean;
  /** Where kept data is already, so that it is found again although a Docker engine has come or gone. */
  keptKind: 'docker' | 'embedded' | undefined;
  dockerAnswers: () => Promise<boolean>;
}

/** Decides by what Kafka and MongoDB come: given, then Docker, then embedded. */
export async function resolveInfrastructure(facts: ResolutionFacts): Promise<Resolution> {
  const { environment, several, keptKind, dockerAnswers } = facts;
  const given = givenServers(environment);
  if (given) return given;
  const wanted = environment['SMARKETING_INFRASTRUCTURE'] || undefined;
  if (wanted !== undefined && wanted !== 'docker' && wanted !== 'embedded') {
    throw new InfrastructureError(
      `SMARKETING_INFRASTRUCTURE is "${wanted}": set it to docker or embedded, or unset it to have the launcher choose.`,
    );
  }
  if (wanted === 'embedded' || (wanted === undefined && (several || keptKind === 'embedded')))
    return { kind: 'embedded' };
  if (await dockerAnswers()) return { kind: 'docker' };
  if (wanted === 'docker') {
    throw new InfrastructureError(
      'SMARKETING_INFRASTRUCTURE asks for docker and no Docker engine answers: start Docker or unset the variable.',
    );
  }
  if (keptKind === 'docker') {
    throw new InfrastructureError(
      'The kept data is in Docker volumes and no Docker engine answers: start Docker, or wipe the data to start over without it.',
    );
  }
  return { kind: 'embedded' };
}

function givenServers(environment: NodeJS.ProcessEnv): Resolution | undefined {
  const kafka = environment['KAFKA_BROKERS']?.trim();
  const mongoUri = environment['MONGODB_URI']?.trim();
  if (!kafka && !mongoUri) return undefined;
  if (!kafka || !mongoUri) {
    const [set, unset] = kafka
      ? ['KAFKA_BROKERS', 'MONGODB_URI']
      : ['MONGODB_URI', 'KAFKA_BROKERS'];
    throw new InfrastructureError(
      `${set} is set and ${unset} is not: set both to use servers that already run, or neither to have both started for you.`,
    );
  }
  return { kind: 'given', kafkaBrokers: brokerList(kafka), mongoUri: checkedUri(mongoUri) };
}

function brokerList(text: string): string[] {
  const brokers = text.split(',').map((broker) => broker.trim());
  const wrong = brokers.find((broker) => !isBroker(broker));
  if (wrong === undefined) return brokers;
  throw new InfrastructureError(
    `KAFKA_BROKERS holds "${wrong}": write host:port without scheme or spaces, an IPv6 address in brackets, several separated by commas, such as 127.0.0.1:9092,[::1]:9093.`,
  );
}

function isBroker(text: string): boolean {
  const [, bracketed, port] = /^(?:\[([^\]]+)\]|[^\s:/@[\]]+):(\d{1,5})$/.exec(text) ?? [];
  return Number(port) >= 1 && Number(port) <= 65_535 && (!bracketed || isIPv6(bracketed));
}

function checkedUri(uri: string): string {
  // The value is not repeated in the sentence: it may hold a password.
  if (/^mongodb(\+srv)?:\/\/[^\s]+$/.test(uri)) return uri;
  throw new InfrastructureError(
    'MONGODB_URI is not a MongoDB address: write it as mongodb://127.0.0.1:27017/?replicaSet=rs0.',
  );
}
