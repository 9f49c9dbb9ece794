import type { Db } from 'mongodb';
import { leadFacts } from '../consumers/lead-facts.ts';
import { foldInMemory, hashOf, rowsCollection, type LeadRow } from '../consumers/lead-rows.ts';
import { WrongResult } from '../consumers/measure-consumers.ts';
import { publishLeadFacts } from '../consumers/publish-lead-facts.ts';
import type { SubjectConfig, SubjectResult } from '../consumers/subject-run.ts';
import { runInChild } from '../measure/child-run.ts';
import { interleaved } from '../measure/interleaved.ts';
import { spreadOf, type Spread } from '../measure/spread.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import type { FillConfig } from './fill-config.ts';

export interface GrowthFigures {
  readonly leads: number;
  readonly events: number;
  readonly eventsPerSecond: Spread;
  /** CPU seconds for a thousand events. */
  readonly cpu: { self: Spread; mongod: Spread; all: Spread };
  readonly otherCores: Spread;
}

const perLead = 10;
/** The capture and a touchpoint. */
const history = 2;
const program = 'consumers/subjects/bus.js';

/**
 * The same traffic (facts of the same active leads) into a small, a middle and a large view of which
 * the active leads are a random part.
 */
export async function measureGrowth(
  system: BenchSystem,
  { quick, repeats, profile }: BenchOptions,
  say: (line: string) => void,
): Promise<GrowthFigures[]> {
  const { id, mongo, mongoUri, brokers, pids } = system;
  const sizes = quick ? [200, 2_000] : [10_000, 100_000, 1_000_000];
  const active = quick ? 100 : 6_000;
  const namespace = `${id}g.`;
  const events = active * perLead;
  const common = { variant: 'bus', brokers, mongoUri, pids };
  const modelDatabase = await storeModel(system, common);
  await publishLeadFacts(
    system,
    namespace,
    leadFacts({ leads: active, perLead, firstSequence: history + 1 }),
  );
  const databaseOf = (leads: string) => `${id}_of_${leads}`;
  for (const leads of sizes) {
    const database = databaseOf(String(leads));
    const config: FillConfig = {
      name: `${id}-fill-${leads}`,
      mongoUri,
      modelDatabase,
      database,
      leads,
      active,
      history,
    };
    await runInChild({ program: 'growth/subjects/fill-view.js', config });
    say(`growth: ${leads} leads are in the database`);
  }
  const expected = rowsAfter(active);
  const fresh = await readActive(mongo.db(databaseOf(String(sizes[0]))), [...expected.keys()]);
  const names = sizes.map(String);
  const results = await interleaved(names, repeats, async (leads, repeat) => {
    const db = mongo.db(databaseOf(leads));
    if (repeat > 0) await restore(db, fresh);
    const name = `${id}-growth-${leads}-${repeat}`;
    const config: SubjectConfig = {
      ...common,
      namespace,
      database: db.databaseName,
      name,
      events,
    };
    const result = await runInChild<SubjectResult>({ program, config, profileTo: profile });
    const rows = await readActive(db, [...expected.keys()]);
    if (hashOf(rows as LeadRow[]) !== hashOf(expected.values())) {
      throw new WrongResult(name, 'the rows of the active leads are not what they must be');
    }
    say(`growth: ${leads} leads ${repeat}: ${Math.round(events / result.seconds)} events/s`);
    return result;
  });
  for (const leads of names) await mongo.db(databaseOf(leads)).dropDatabase();
  await mongo.db(modelDatabase).dropDatabase();
  return [...results].map(([leads, runs]) => figuresOf(Number(leads), events, runs));
}

/** Lets the bus store one lead with the history that all shall have. */
async function storeModel(
  system: BenchSystem,
  common: Pick<SubjectConfig, 'variant' | 'brokers' | 'mongoUri' | 'pids'>,
): Promise<string> {
  const namespace = `${system.id}m.`;
  const database = `${system.id}_model`;
  await publishLeadFacts(system, namespace, leadFacts({ leads: 1, perLead: history }));
  const name = `${system.id}-model`;
  const config: SubjectConfig = { ...common, namespace, database, name, events: history };
  await runInChild({ program, config });
  return database;
}

function rowsAfter(active: number): Map<string, LeadRow> {
  const { rows } = foldInMemory(leadFacts({ leads: active, perLead: history }));
  const request = { leads: active, perLead, firstSequence: history + 1 };
  return foldInMemory(leadFacts(request), rows).rows;
}

interface TextId {
  _id: string;
}

function readActive(db: Db, ids: string[]): Promise<TextId[]> {
  return db
    .collection<TextId>(rowsCollection)
    .find({ _id: { $in: ids } })
    .toArray();
}

/** As it was before the last run: the active leads, and nothing that the bus keeps beside the view. */
async function restore(db: Db, fresh: TextId[]): Promise<void> {
  const view = db.collection<TextId>(rowsCollection);
  await view.deleteMany({ _id: { $in: fresh.map(({ _id }) => _id) } });
  await view.insertMany(fresh, { ordered: false });
  for (const { name } of await db.listCollections().toArray()) {
    if (name !== rowsCollection) await db.dropCollection(name);
  }
  await db.admin().command({ fsync: 1 });
}

function figuresOf(
  leads: number,
  events: number,
  results: readonly SubjectResult[],
): GrowthFigures {
  const each = (of: (result: SubjectResult) => number) => spreadOf(results.map(of));
  const cpu = (of: (result: SubjectResult) => number) =>
    each((result) => (of(result) * 1_000) / events);
  return {
    leads,
    events,
    eventsPerSecond: each(({ seconds }) => events / seconds),
    cpu: {
      self: cpu((result) => result.cpu.self),
      mongod: cpu((result) => result.cpu.mongod),
      all: cpu((result) => result.cpu.self + result.cpu.mongod + result.cpu.broker),
    },
    otherCores: each(({ otherCores }) => otherCores),
  };
}
