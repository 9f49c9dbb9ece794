import { Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { getConnectionToken, InjectConnection } from '@nestjs/mongoose';
import { keepPasswordCurrent, mongoClientOptions, mongoRefusal } from '@smarketing/connections';
import { logger } from '@smarketing/observability';
import mongoose, { type Connection } from 'mongoose';
import pRetry from 'p-retry';
import type { EventBusOptions } from './event-bus-options.js';

/** MongoDB did not let the service in. The message says what to do, where that is known. */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError';
}

/** For Nest's models, and for all that uses the driver: open, or the service does not start. */
export function connectionProvider(options: EventBusOptions): Provider {
  return { provide: getConnectionToken(), useFactory: () => connect(options) };
}

function connect(options: EventBusOptions): Promise<Connection> {
  return pRetry(() => open(options), {
    retries: 30,
    factor: 1,
    minTimeout: 1_000,
    onFailedAttempt: ({ error }) => logger.warn({ err: error }, 'Not connected yet; trying again.'),
  });
}

/** The client is made here, as mongoose leaves no moment between its making and its connecting. */
async function open(options: EventBusOptions): Promise<Connection> {
  const { mongoUri, mongoSecurity, database, service } = options;
  const client = new mongoose.mongo.MongoClient(mongoUri, {
    ...mongoClientOptions(mongoSecurity),
    appName: service,
    // Whatever the address or the cluster's default says.
    w: 'majority',
    journal: true,
    serverSelectionTimeoutMS: 4_000,
    socketTimeoutMS: 60_000,
    maxPoolSize: 10,
  });
  keepPasswordCurrent(client, mongoSecurity);
  client.setMaxListeners(0);
  try {
    await client.connect();
  } catch (cause) {
    await client.close();
    const why = mongoRefusal(cause, mongoSecurity) ?? (cause as Error).message;
    throw new NotConnectedError(why, { cause });
  }
  const connection = mongoose.createConnection();
  connection.set('autoIndex', false);
  connection.set('autoCreate', false);
  // A model says that the database is away as soon as the native driver does.
  connection.set('bufferCommands', false);
  // Not before: the driver would look for the user in this database.
  Object.assign(client.options, { dbName: database });
  return connection.setClient(client);
}

@Injectable()
export class CloseConnection implements OnApplicationShutdown {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}
