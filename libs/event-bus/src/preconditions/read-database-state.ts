import { MongoServerError, type Db, type Document } from 'mongodb';
import type { DatabaseState } from './database-rules.js';

/** Reads what {@link judgeDatabase} judges. Rejects where the database is away. */
export async function readDatabaseState(db: Db): Promise<DatabaseState> {
  const hello = await db.command({ hello: 1 });
  const { version } = await db.command({ buildInfo: 1 });
  const arbiters = (hello['arbiters'] as unknown[] | undefined)?.length ?? 0;
  const common = { version: String(version), arbiters };
  // How its shards are set is for them to say.
  if (hello['msg'] === 'isdbgrid') {
    return { ...common, kind: 'sharded cluster', persistent: true, majorityJournals: true };
  }
  const isMember = hello['setName'] !== undefined;
  const status = await ifAllowed(db, { serverStatus: 1, metrics: 0, wiredTiger: 0 });
  const config = isMember ? await ifAllowed(db, { replSetGetConfig: 1 }) : undefined;
  return {
    ...common,
    kind: isMember ? 'replica set' : 'standalone',
    persistent: status?.['storageEngine']?.persistent,
    majorityJournals: config && config['config'].writeConcernMajorityJournalDefault !== false,
  };
}

const unauthorized = 13;

async function ifAllowed(db: Db, command: Document): Promise<Document | undefined> {
  try {
    return await db.admin().command(command);
  } catch (error) {
    if (error instanceof MongoServerError && error.code === unauthorized) return undefined;
    throw error;
  }
}
