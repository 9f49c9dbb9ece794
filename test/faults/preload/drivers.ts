import { createRequire } from 'node:module';
import type { ClientSession, Collection } from 'mongodb';

const require = createRequire(import.meta.url);

/** The drivers' own modules, the same instances as the services use. */
export const mongodb = require('mongodb') as {
  ClientSession: { prototype: ClientSession };
  Collection: { prototype: Collection };
};

export const kafkajs = require('kafkajs') as { Kafka: { prototype: object } };
