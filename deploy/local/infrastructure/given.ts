import { type Infrastructure, InfrastructureError, type OnProgress } from './infrastructure.ts';
import { kafkaIsReady } from './kafka-ready.ts';
import { mongodbIsReady } from './mongodb-ready.ts';
import { poll } from './poll.ts';

const READY_WITHIN_MS = 30_000;

/** Uses servers that others run, once both answer. */
export async function useGiven(
  { kafkaBrokers, mongoUri }: { kafkaBrokers: string[]; mongoUri: string },
  onProgress: OnProgress,
  within = READY_WITHIN_MS,
): Promise<Infrastructure> {
  await Promise.all([
    waitForGivenKafka(kafkaBrokers, onProgress, within),
    waitForGivenMongodb(mongoUri, onProgress, within),
  ]);
  return {
    kind: 'given',
    reused: true,
    kafkaBrokers,
    mongoUri,
    brokers: [],
    members: [],
    stop: async () => {},
  };
}

async function waitForGivenKafka(
  brokers: string[],
  onProgress: OnProgress,
  within: number,
): Promise<void> {
  onProgress({ component: 'kafka', step: `Reaching Kafka at ${brokers.join(', ')}` });
  await poll(() => kafkaIsReady(brokers, 1), {
    deadline: within,
    interval: 250,
    onDeadline: (cause) =>
      new InfrastructureError(
        `No Kafka answered at ${brokers.join(', ')} within ${within / 1000} s: start it, correct KAFKA_BROKERS, or unset KAFKA_BROKERS and MONGODB_URI to have both started for you.`,
        { cause },
      ),
  });
  onProgress({ component: 'kafka', step: 'Kafka is ready', fraction: 1 });
}

async function waitForGivenMongodb(
  uri: string,
  onProgress: OnProgress,
  within: number,
): Promise<void> {
  onProgress({ component: 'mongodb', step: 'Reaching MongoDB at MONGODB_URI' });
  const answer = await poll(() => mongodbIsReady(uri), {
    deadline: within,
    interval: 250,
    onDeadline: (cause) =>
      new InfrastructureError(
        `No MongoDB primary answered at MONGODB_URI within ${within / 1000} s: start it, correct MONGODB_URI, or unset KAFKA_BROKERS and MONGODB_URI to have both started for you.`,
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
