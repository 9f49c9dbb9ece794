import { mongoOf } from '@smarketing/testing';
import { collectionsOfService, nameOfCollection, schemaOf } from '@smarketing/event-bus';
import { definitionOf } from '@smarketing/service';
import mongoose, { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceModules } from '../../../deploy/generate/service-modules.ts';
import { root, type RunningSystem } from '../running-system.js';

/** What the demo company has none of; specs of their own look at it. */
const unused = new Set([
  ...['consents', 'consent_proofs', 'inbound_waiting', 'inbound_refusals', 'page_visitors'],
  'retention_sweep',
]);
/** What is left of an erased lead, and of one that was merged before it came to a service, is less. */
const whole = {
  'bus.blank': null,
  erased: { $exists: false },
  mergedInto: { $exists: false },
};

const modules = await serviceModules(root, 'src');

/** Before anything is rebuilt: what was live is kept then, in collections of its own. */
export function describeWhatIsStored(system: () => RunningSystem): void {
  let client: mongo.MongoClient;
  beforeAll(async () => {
    client = await mongoOf(system().infrastructure).connect();
  });
  afterAll(() => client?.close());

  describe.each(modules.map((module) => [definitionOf(module).name, module] as const))(
    'the database of %s',
    (_, module) => {
      const { database, views, stores = [] } = definitionOf(module);
      const db = () => client.db(system().infrastructure.database(database));
      const classes = [...views.flatMap(({ stored }) => stored ?? []), ...stores];

      it('has the collections and indexes that its schemas and the bus declare, and no others', async () => {
        const wanted = collectionsOfService({ views, stores });
        const found = await db().listCollections({}, { nameOnly: true }).toArray();
        expect(found.map(({ name }) => name).toSorted()).toEqual(
          wanted.map(({ name }) => name).toSorted(),
        );
        for (const { name, indexes } of wanted) {
          const existing = (await db().collection(name).indexes()).filter(({ key }) => !isId(key));
          expect({ name, indexes: existing.map(said).toSorted() }).toEqual({
            name,
            indexes: indexes.map(said).toSorted(),
          });
        }
      });

      it('knows the class of every view', () => {
        expect(views.filter(({ stored }) => !stored)).toEqual([]);
      });

      it.each(classes.map((stored) => [nameOfCollection(stored), stored] as const))(
        'holds nothing in %s but what its schema says',
        async (collection, stored) => {
          const Model = mongoose.createConnection().model(stored.name, schemaOf(stored));
          const documents = await db().collection(collection).find(whole).toArray();
          if (!unused.has(collection)) expect(documents).not.toEqual([]);
          const faults = await Promise.all(
            documents.map((document) => new Model(document).validate().catch(String)),
          );
          expect(faults.filter(Boolean)).toEqual([]);
        },
      );
    },
  );
}

function isId(key: object): boolean {
  return Object.keys(key).join() === '_id';
}

function said(index: mongo.IndexDescription): string {
  const { key, unique, sparse, partialFilterExpression, expireAfterSeconds } = index;
  return JSON.stringify({ key, unique, sparse, partialFilterExpression, expireAfterSeconds });
}
