import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { kafkaClientOptions, mongoClientOptions } from '@smarketing/connections';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { kafkaSecurity, mongoSecurity } from './measure/security.ts';
import { startInfrastructure } from '../../deploy/local/infrastructure/index.ts';
import type { ServerPids } from './measure/measured-window.ts';

export const root = resolve(import.meta.dirname, '../..');

/** Real servers of this run alone, and clients of them. */
export interface BenchSystem {
  readonly kind: string;
  readonly brokers: readonly string[];
  readonly mongoUri: string;
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly mongo: MongoClient;
  readonly pids: ServerPids;
  /** Before the names of everything: nothing meets what another run left. */
  readonly id: string;
  stop(): Promise<void>;
}

/** Starts throw-away servers, or takes those that KAFKA_BROKERS and MONGODB_URI name. */
export async function startBenchSystem(): Promise<BenchSystem> {
  const infrastructure = await startInfrastructure({
    lifetime: 'throwaway',
    directory: resolve(root, '.smarketing'),
  });
  const { kind, kafkaBrokers, mongoUri, brokers, members } = infrastructure;
  const kafka = new kafkajs.Kafka({
    ...kafkaClientOptions(kafkaBrokers, kafkaSecurity),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const admin = kafka.admin();
  const mongo = new MongoClient(mongoUri, mongoClientOptions(mongoSecurity));
  await Promise.all([admin.connect(), mongo.connect()]);
  return {
    kind,
    brokers: kafkaBrokers,
    mongoUri,
    kafka,
    admin,
    mongo,
    pids: {
      ...(members[0] && { mongod: members[0].pid }),
      ...(brokers[0] && { broker: brokers[0].pid }),
    },
    id: `b${randomBytes(4).toString('hex')}`,
    stop: async () => {
      await Promise.allSettled([admin.disconnect(), mongo.close()]);
      await infrastructure.stop();
    },
  };
}
