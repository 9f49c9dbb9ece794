import type { mongo } from 'mongoose';
import { RecordedAct } from './acts/recorded-act.schema.js';
import { countersOf } from './change/staged-changes.js';
import { deletedRecordsCollection } from './consume/deleted-records.js';
import { foreignPositionsCollection } from './foreign/foreign-positions.js';
import { heldCollection } from './consume/held-facts.js';
import { parkedCollection } from './consume/parked-keys.js';
import { positionsCollection } from './consume/partition-positions.js';
import { actionsCollection } from './dead-letters/dead-letter-actions.js';
import type { EventBusOptions } from './event-bus-options.js';
import type { View } from './fold/view.js';
import { viewsCollection } from './fold/view-versions.js';
import { outboxCollection } from './outbox/outbox-row.js';
import { givenNumbersCollection } from './restore/given-numbers.js';
import { marksCollection } from './restore/published-marks.js';
import { restoreLockCollection } from './restore/restore-lock.js';
import { lackingCollection, restoresCollection } from './restore/restore.js';
import { rebuildsCollection, rebuildPartitionsCollection } from './rebuild/rebuild-run.js';
import { collectionOf, type StoredCollection } from './storage/create-collections.js';
import { gatesCollection } from './timers/wake-gate.js';

/** One of the collections that the bus keeps in the database of every service. */
export interface BusCollection extends StoredCollection {
  readonly holds: string;
}

export const busCollections: readonly BusCollection[] = [
  {
    name: positionsCollection,
    holds:
      'Per partition: epoch, owner, next offset per topic and the last fact before it, how much is parked and held, which versions of the reference decided from where, by which rules of the service',
    indexes: [],
  },
  {
    name: foreignPositionsCollection,
    holds: 'Per partition of a topic that other systems write to: the next offset',
    indexes: [],
  },
  {
    name: outboxCollection,
    holds: 'Facts that are committed and not yet on the log, and dead letters on their way',
    indexes: [{ key: { lane: 1, shard: 1, _id: 1 } }],
  },
  {
    name: heldCollection,
    holds: 'Facts that wait for a predecessor',
    indexes: [{ key: { shard: 1, key: 1 } }, { key: { heldAt: 1 } }],
  },
  {
    name: parkedCollection,
    holds:
      'Faulty facts and what came behind them of the same key; per topic in `order`. `exact` are the bytes, where text does not say them',
    indexes: [{ key: { shard: 1, key: 1, order: 1 } }],
  },
  {
    name: deletedRecordsCollection,
    holds: 'What was deleted from the log before it was applied; kept for good',
    indexes: [],
  },
  {
    name: actionsCollection,
    holds: 'Who redrove or discarded what, when, why and with which outcome; kept for good',
    indexes: [{ key: { key: 1, _id: -1 } }],
  },
  {
    ...collectionOf(RecordedAct),
    holds: 'Who did what through the API; kept for good',
  },
  { name: 'bus_leases', holds: 'Who relays and wakes which partitions', indexes: [] },
  {
    name: 'bus_instances',
    holds: 'The instances that run; one that is gone for an hour is forgotten',
    indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 3_600 }],
  },
  {
    name: 'bus_sessions',
    holds: 'Whose transactions to end when a process was killed',
    indexes: [],
  },
  { name: viewsCollection, holds: 'By which version of its folds each view was made', indexes: [] },
  { name: rebuildsCollection, holds: 'Rebuilds that run or ran', indexes: [] },
  { name: rebuildPartitionsCollection, holds: 'How far they are, per partition', indexes: [] },
  {
    name: marksCollection,
    holds:
      'Per topic that the service publishes on: up to which offsets the database knows all that is there',
    indexes: [],
  },
  {
    name: restoresCollection,
    holds: 'Starts at which the database was older than the topics; kept for good',
    indexes: [],
  },
  {
    name: lackingCollection,
    holds: 'Keys that had given numbers which a restored database did not know; kept for good',
    indexes: [{ key: { restore: 1, what: 1, _id: 1 } }],
  },
  {
    name: givenNumbersCollection,
    holds: 'Numbers that were given by documents which are lost; never given again',
    indexes: [],
  },
  {
    name: restoreLockCollection,
    holds: 'Which instance brings a restored database up to the topics',
    indexes: [],
  },
  {
    name: gatesCollection,
    holds: 'What keeps writers away while a view is switched over',
    indexes: [],
  },
];

/** Finds documents whose time to wake has passed. */
export const wakeIndex: mongo.IndexDescription = {
  key: { wakeAt: 1 },
  partialFilterExpression: { wakeAt: { $type: 'date' } },
  name: 'wake',
};

/** Every collection of a service with all its indexes: those of the bus, of its views and stores. */
export function collectionsOfService({
  views,
  stores = [],
}: Pick<EventBusOptions, 'views' | 'stores'>): StoredCollection[] {
  return [...busCollections, ...views.flatMap(collectionsOfView), ...stores.map(collectionOf)];
}

// oxlint-disable-next-line typescript/no-explicit-any -- views of any document
type AnyView = View<any>;

function collectionsOfView({ collection: name, stored, contribute }: AnyView): StoredCollection[] {
  const indexes = [wakeIndex, ...(stored ? collectionOf(stored).indexes : [])];
  const counters = { name: countersOf(name), indexes: [{ key: { counter: 1 } }] };
  return [{ name, indexes }, ...(contribute ? [counters] : [])];
}
