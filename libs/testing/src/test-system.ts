import { randomBytes } from 'node:crypto';
import {
  connectionOf,
  readKafkaSecurity,
  readMongoSecurity,
  type KafkaSecurity,
  type MongoSecurity,
} from '@smarketing/connections';

/** Where one spec works: its own topics and databases on the infrastructure of the test run. */
export interface TestSystem {
  readonly kafkaBrokers: string[];
  readonly mongoUri: string;
  /** What leads there. */
  readonly variables: Readonly<Record<string, string>>;
  readonly kafkaSecurity: KafkaSecurity;
  readonly mongoSecurity: MongoSecurity;
  readonly kafkaNamespace: string;
  database(service: string): string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A system of its own for one spec, on the servers that the variables lead to. Throws where the test run brought no infrastructure up. */
export function testSystem(env: Environment = process.env): TestSystem {
  const { KAFKA_BROKERS: brokers, MONGODB_URI: mongoUri } = env;
  if (!brokers || !mongoUri) {
    throw new Error('Run integration specs with `npm test`: it starts Kafka and MongoDB for them.');
  }
  const id = `t${randomBytes(5).toString('hex')}`;
  return {
    kafkaBrokers: brokers.split(','),
    mongoUri,
    variables: connectionOf(env),
    kafkaSecurity: readKafkaSecurity(env, []),
    mongoSecurity: readMongoSecurity(env, mongoUri, []),
    kafkaNamespace: `${id}.`,
    database: (service) => `${id}_${service}`,
  };
}
