import type { Db, Document, IndexDescription } from 'mongodb';

interface StoredCollection {
  readonly documents: readonly Document[];
  readonly indexes: readonly IndexDescription[];
}

/** All that one database held at one moment. */
export type Backup = ReadonlyMap<string, StoredCollection>;

/** As `mongodump --oplog` has it: every collection as it was at the same moment. */
export async function backUp(db: Db): Promise<Backup> {
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const session = db.client.startSession({ snapshot: true });
  const backup = new Map<string, StoredCollection>();
  try {
    for (const { name } of found) {
      const documents = await db.collection(name).find({}, { session }).toArray();
      const indexes = await db.collection(name).listIndexes().toArray();
      backup.set(name, { documents, indexes: indexes.map(withoutVersion) });
    }
  } finally {
    await session.endSession();
  }
  return backup;
}

/** The database is again what it was then. */
export async function restore(db: Db, backup: Backup): Promise<void> {
  await db.dropDatabase();
  for (const [name, { documents, indexes }] of backup) {
    await db.createCollection(name);
    const own = indexes.filter((index) => index.name !== '_id_');
    if (own.length > 0) await db.collection(name).createIndexes([...own]);
    if (documents.length > 0) await db.collection(name).insertMany([...documents]);
  }
}

export function sizeOf(backup: Backup): number {
  return [...backup.values()].reduce((sum, { documents }) => sum + documents.length, 0);
}

function withoutVersion({ v: _, ns: __, ...index }: Document): IndexDescription {
  return index as IndexDescription;
}
