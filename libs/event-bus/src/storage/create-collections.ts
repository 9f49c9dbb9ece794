import type { Type } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { schemaOf } from './schema-for.js';

/** A collection with all indexes that it shall have, that of `_id` left out. */
export interface StoredCollection {
  readonly name: string;
  readonly indexes: readonly mongo.IndexDescription[];
}

/** The collection in which documents of the class are stored. */
export function collectionOf(stored: Type): StoredCollection {
  const schema = schemaOf(stored);
  const name = nameOfCollection(stored);
  const indexes = schema.indexes().map(([key, options]) => ({ key, ...options }));
  return { name, indexes: indexes as mongo.IndexDescription[] };
}

/** As `@Schema({ collection })` has it. */
export function nameOfCollection(stored: Type): string {
  const name = schemaOf(stored).get('collection');
  if (!name) throw new Error(`${stored.name} names no collection: @Schema({ collection: … }).`);
  return name;
}

/** Creates what is missing. Another instance may do the same at the same time. */
export async function createCollections(
  db: mongo.Db,
  wanted: readonly StoredCollection[],
): Promise<void> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const existing = new Set(found.map(({ name }) => name));
  for (const { name, indexes } of wanted) {
    if (!existing.has(name)) await db.createCollection(name).catch(ignoreExisting);
    if (indexes.length > 0) await db.collection(name).createIndexes([...indexes]);
  }
}

function ignoreExisting(error: unknown): void {
  if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
}
