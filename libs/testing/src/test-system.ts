import { randomBytes } from 'node:crypto';

/** Where one spec works: its own topics and databases on the infrastructure of the test run. */
export interface TestSystem {
  readonly kafkaBrokers: string[];
  readonly mongoUri: string;
  readonly kafkaNamespace: string;
  database(service: string): string;
}

/** A system of its own for one spec. Throws where the test run brought no infrastructure up. */
export function testSystem(): TestSystem {
  const { KAFKA_BROKERS: brokers, MONGODB_URI: mongoUri } = process.env;
  if (!brokers || !mongoUri) {
    throw new Error('Run integration specs with `npm test`: it starts Kafka and MongoDB for them.');
  }
  const id = `t${randomBytes(5).toString('hex')}`;
  return {
    kafkaBrokers: brokers.split(','),
    mongoUri,
    kafkaNamespace: `${id}.`,
    database: (service) => `${id}_${service}`,
  };
}
