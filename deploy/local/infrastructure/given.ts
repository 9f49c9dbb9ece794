import { mongoRefusal } from '../../../libs/connections/src/index.ts';
import { type Infrastructure, InfrastructureError, type OnProgress } from './infrastructure.ts';
import { kafkaIsReady } from './kafka-ready.ts';
import { mongodbIsReady } from './mongodb-ready.ts';
import { poll } from './poll.ts';
import type { GivenServers } from './resolve.ts';

const READY_WITHIN_MS = 30_000;
const OR_UNSET = 'or unset KAFKA_BROKERS and MONGODB_URI to have both started for you';

/** Uses servers that others run, once both answer. */
export async function useGiven(
  servers: GivenServers,
  onProgress: OnProgress,
  within = READY_WITHIN_MS,
): Promise<Infrastructure> {
  await Promise.all([
    waitForGivenKafka(servers, onProgress, within),
    waitForGivenMongodb(servers, onProgress, within),
  ]);
  const { kafkaBrokers, mongoUri, variables } = servers;
  return {
    kind: 'given',
    reused: true,
    ...{ kafkaBrokers, mongoUri, variables },
    brokers: [],
    members: [],
    stop: async () => {},
  };
}

async function waitForGivenKafka(
  { kafkaBrokers, kafkaSecurity }: GivenServers,
  onProgress: OnProgress,
  within: number,
): Promise<void> {
  const where = kafkaBrokers.join(', ');
  onProgress({ component: 'kafka', step: `Reaching Kafka at ${where}` });
  await poll(() => kafkaIsReady(kafkaBrokers, 1, undefined, kafkaSecurity), {
    deadline: within,
    interval: 250,
    onDeadline: (cause) =>
      new InfrastructureError(
        refusalIn(cause) ??
          `No Kafka answered at ${where} within ${within / 1000} s: start it, correct KAFKA_BROKERS, set KAFKA_SECURITY_PROTOCOL if it asks for TLS or a password, ${OR_UNSET}.`,
        { cause },
      ),
  });
  onProgress({ component: 'kafka', step: 'Kafka is ready', fraction: 1 });
}

/** What a broker, or the issuer of access tokens, says of the connection rather than of its absence. */
function refusalIn(cause: unknown): string | undefined {
  return /(?:Kafka at|The certificate|The issuer) .*/.exec(
    (cause as Error | undefined)?.message ?? '',
  )?.[0];
}

async function waitForGivenMongodb(
  { mongoUri, mongoSecurity }: GivenServers,
  onProgress: OnProgress,
  within: number,
): Promise<void> {
  onProgress({ component: 'mongodb', step: 'Reaching MongoDB at MONGODB_URI' });
  const answer = await poll(() => mongodbIsReady(mongoUri, mongoSecurity), {
    deadline: within,
    interval: 250,
    onDeadline: (cause) =>
      new InfrastructureError(
        mongoRefusal(cause, mongoSecurity) ??
          `No MongoDB primary answered at MONGODB_URI within ${within / 1000} s: start it, correct MONGODB_URI, ${OR_UNSET}.`,
        { cause },
      ),
  });
  if (answer === 'not-a-replica-set') {
    throw new InfrastructureError(
      'The server at MONGODB_URI is not a replica set, which transactions need: start mongod with --replSet rs0, run rs.initiate() once, and try again.',
    );
  }
  onProgress({ component: 'mongodb', step: 'MongoDB is ready', fraction: 1 });
}
