import {
  mongoClientOptions,
  mongoRefusal,
  type KafkaSecurity,
  type MongoSecurity,
  type TlsServer,
} from '@smarketing/connections';
import { deadLetterTopic, serviceNames, streamNames, topicsOf } from '@smarketing/contracts';
import { MongoClient } from 'mongodb';
import { KafkaClient } from '../kafka/kafka-client.js';
import { deadLetterTopicSettings, factTopicSettings } from '../topic-settings.js';
import { judgeDatabase } from './database-rules.js';
import type { Deviation } from './deviation.js';
import { findInTopics } from './preconditions.js';
import { readDatabaseState } from './read-database-state.js';

export interface KafkaAddress {
  readonly brokers: readonly string[];
  readonly security: KafkaSecurity;
  readonly namespace: string;
}

export interface MongoAddress {
  readonly uri: string;
  readonly security: MongoSecurity;
}

/** What of the topics of all services is not as they need it. Rejects where Kafka cannot be reached. */
export async function inspectKafka({
  brokers,
  security,
  namespace,
}: KafkaAddress): Promise<Deviation[]> {
  const log = () => undefined;
  const kafka = new KafkaClient({ brokers, security, namespace, clientId: 'smarketing', log });
  try {
    return await findInTopics(kafka, [
      ...streamNames.flatMap(topicsOf).map(factTopicSettings),
      ...serviceNames.map((service) => deadLetterTopicSettings(deadLetterTopic(service))),
    ]);
  } finally {
    await kafka.close();
  }
}

/** What of MongoDB is not as the services need it. Rejects, with what to do where that is known. */
export async function inspectMongo({ uri, security }: MongoAddress): Promise<Deviation[]> {
  const options = { appName: 'smarketing', serverSelectionTimeoutMS: 4_000 };
  const client = new MongoClient(uri, { ...mongoClientOptions(security), ...options });
  try {
    await client.connect();
    return judgeDatabase(await readDatabaseState(client.db()));
  } catch (cause) {
    throw new Error(mongoRefusal(cause, security) ?? (cause as Error).message, { cause });
  } finally {
    await client.close();
  }
}

/** The servers that the address names, where they are spoken to by TLS. */
export function tlsServersOf({ uri, security }: MongoAddress): TlsServer[] {
  const { tls, hosts } = new MongoClient(uri, mongoClientOptions(security)).options;
  return tls ? hosts.flatMap(({ host = '', port = 27_017 }) => ({ host, port })) : [];
}
