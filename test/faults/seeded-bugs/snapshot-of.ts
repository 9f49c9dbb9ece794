import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Folded } from '@smarketing/event-bus';
import type { LoggedFact } from '../checker/log-contents.ts';
import type { Refold } from '../checker/refold.ts';
import type {
  ServiceLayout,
  ServiceSnapshot,
  Settling,
  Snapshot,
  Stored,
} from '../checker/snapshot.ts';
import { committedOffsets, readLog } from '../log/read-log.ts';
import type { LoggedRecord } from '../log/logged-record.ts';
import type { Stage } from './stage.ts';
import { captured, recycled, touched } from './tally-service/folds.ts';
import { figuresOf, type Tally } from './tally-service/views.ts';

const layout: ServiceLayout = {
  service: 'tallying',
  consumes: ['leads', 'handoffs'],
  publishes: ['leads', 'scores', 'sla'],
  views: { tallies: ['leads', 'handoffs'], obligations: ['leads'] },
};

/** How long the service may take to come to rest, in milliseconds. */
const bound = 8_000;

/** Waits until nothing is left to do, or the bound is over, and takes down what there is. */
export async function snapshotOf(stage: Stage): Promise<Snapshot> {
  const settling = await settle(stage);
  const log = await wholeLog(stage);
  const collections = await allCollections(stage);
  const { kafkaNamespace } = stage.place;
  const committed = await committedOffsets(stage.kafka, [`${kafkaNamespace}${layout.service}`]);
  return {
    takenAt: new Date(),
    log,
    committed: committed.map(({ topic, ...offset }) => ({
      ...offset,
      group: layout.service,
      topic: topic.slice(kafkaNamespace.length),
    })),
    services: [{ layout, collections }, ...asInTheProduct(collections)],
    requests: stage.journal.requests,
    contacts: [],
    serviceLogs: {},
    refolds: [refold],
    settling,
  };
}

async function wholeLog({ kafka, place: { kafkaNamespace } }: Stage): Promise<LoggedRecord[]> {
  const topics = await withAdmin(kafka, (admin) => admin.listTopics());
  const mine = topics.filter((topic) => topic.startsWith(kafkaNamespace));
  const records = await readLog(kafka, mine);
  return records.map((record) => ({ ...record, topic: record.topic.slice(kafkaNamespace.length) }));
}

async function withAdmin<T>(kafka: Kafka, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}

async function allCollections({ db }: Stage): Promise<Record<string, Stored[]>> {
  const names = (await db.listCollections().toArray()).map(({ name }) => name);
  const found = await Promise.all(names.map((name) => db.collection(name).find().toArray()));
  return Object.fromEntries(names.map((name, index) => [name, found[index]!]));
}

/**
 * The checker looks for acknowledged leads, and for the sums of the reports, in the views of the
 * product. Here one small service has them all, under names of its own.
 */
function asInTheProduct(collections: Record<string, readonly Stored[]>): ServiceSnapshot[] {
  const present = (service: string, shown: Record<string, readonly Stored[]>): ServiceSnapshot => ({
    layout: { service, consumes: [], publishes: [], views: {} },
    collections: shown,
  });
  const idsIn = (collection: string) =>
    (collections[collection] ?? [])
      .filter(({ bus }) => !(bus as { blank?: true }).blank)
      .map(({ _id }) => ({ _id }));
  return [
    present('marketing-intake', { leads: idsIn('senders') }),
    present('lead-scoring', { scorecards: idsIn('tallies') }),
    present('feedback', {
      lead_stories: withCounts(collections['tallies'] ?? []),
      'lead_stories.counters': ['tallies.counters', 'obligations.counters'].flatMap(
        (name) => collections[name] ?? [],
      ),
    }),
  ];
}

function withCounts(tallies: readonly Stored[]): Stored[] {
  return (tallies as unknown as Tally[])
    .filter(({ captured }) => captured)
    .map(({ _id, touchpoints }) => ({ _id, touchpoints: touchpoints.length }));
}

const folds: Readonly<Record<string, (tally: Tally | undefined, fact: never) => Folded<Tally>>> = {
  'smarketing.lead.captured.v1': captured,
  'smarketing.lead.touchpoint-recorded.v1': touched,
  'smarketing.lead.recycled.v1': recycled,
};

const refold: Refold = {
  service: layout.service,
  view: 'tallies',
  fold: (_key, facts: readonly LoggedFact[]) => {
    let tally: Tally | undefined;
    for (const fact of facts) {
      const fold = folds[fact.type];
      if (fold) tally = fold(tally, fact as never).document;
    }
    return tally as unknown as Stored | undefined;
  },
  contribute: (document) => figuresOf(document as unknown as Tally),
};

async function settle(stage: Stage): Promise<Settling> {
  const began = performance.now();
  let quiet = 0;
  for (;;) {
    // New topics have no leader at every broker for a moment.
    const left = await leftToDo(stage).catch(() => ({ unknown: 1 }));
    quiet = Object.keys(left).length === 0 ? quiet + 1 : 0;
    const milliseconds = Math.round(performance.now() - began);
    if (quiet === 3) return { milliseconds, bound, left: {} };
    if (milliseconds > bound) return { milliseconds, bound, left: { [layout.service]: left } };
    await wait(200);
  }
}

/** Held facts too: nothing that the scenarios deliver stays without its predecessors. */
async function leftToDo(stage: Stage): Promise<Record<string, number>> {
  const { db } = stage;
  const counts = {
    lag: await lagOf(stage),
    outbox: await db.collection('outbox').countDocuments(),
    held: await db.collection('bus_held').countDocuments(),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** Records that are not applied, and those that are said to be applied and are not there. */
async function lagOf({ db, kafka, place }: Stage): Promise<number> {
  const positions = await db
    .collection<{ _id: number; next: Record<string, number> }>('bus_positions')
    .find()
    .toArray();
  const behind = layout.consumes.map(async (stream) => {
    const topic = `${place.kafkaNamespace}smarketing.${stream}`;
    const ends = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
    return ends.map(({ partition, high }) => {
      const position = positions.find(({ _id }) => _id === partition);
      return Math.abs(Number(high) - (position?.next[stream] ?? 0));
    });
  });
  const lags = (await Promise.all(behind)).flat();
  return lags.reduce((sum, lag) => sum + lag, 0);
}
