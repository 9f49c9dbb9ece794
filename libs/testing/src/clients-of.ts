import { kafkaClientOptions, mongoClientOptions } from '@smarketing/connections';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import type { TestSystem } from './test-system.js';

type Servers = Pick<TestSystem, 'kafkaBrokers' | 'kafkaSecurity' | 'mongoUri' | 'mongoSecurity'>;

/** A silent client of the system's Kafka, however it is secured. */
export function kafkaOf({ kafkaBrokers, kafkaSecurity }: Servers): Kafka {
  const servers = kafkaClientOptions(kafkaBrokers, kafkaSecurity);
  return new Kafka({ ...servers, logLevel: logLevel.NOTHING });
}

/** A client of the system's MongoDB that is not connected yet. */
export function mongoOf({ mongoUri, mongoSecurity }: Servers): MongoClient {
  return new MongoClient(mongoUri, mongoClientOptions(mongoSecurity));
}
