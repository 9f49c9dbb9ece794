import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { seededRandom, type SeededRandom } from '../faults/campaign/seeded-random.ts';
import { Journal } from '../faults/load/journal.ts';
import { Load } from '../faults/load/load.ts';
import { databaseOf, SystemUnderFault } from '../faults/system/system-under-fault.ts';
import { backUp, restore, type Backup } from './back-up.ts';
import type { DrillOptions } from './options.ts';

const intake = 'marketing-intake';
const dueWithin = 20_000;
/** Between a dump and the next, of traffic and erasures. */
const betweenDumps = 1_500;
const erasedBetween = 3;
/** What may be backed up apart from the rest. */
const vault = ['vault', 'vault_keys'];

/** Collection → the field that names the lead, of all that is kept of a lead beside its document. */
const held = { vault: '_id', vault_keys: '_id', identities: 'leadId', touchpoints: 'leadId' };

/** One old dump, brought back when everybody in `erased` was erased. */
export interface Resurrection {
  readonly what: 'database' | 'vault and keys';
  /** In the dump, the documents of leads that were erased later. */
  readonly broughtBack: number;
  readonly leads: number;
  /** What the service says that it has deleted again; null where it says nothing. */
  readonly told: number | null;
  /** Documents of erased leads that are there once it is ready. */
  readonly risen: number;
  /** Receipts that differ from what they were. */
  readonly receipts: number;
  readonly ready: number;
}

export interface ResurrectionReport {
  readonly seed: number;
  readonly erased: number;
  readonly dumps: readonly Resurrection[];
  readonly passed: boolean;
}

/**
 * Makes dumps of intake at random moments of traffic, with erasures between them. Then restores each,
 * the whole database or the vault with its keys alone, starts the service, and looks whether anybody
 * who was erased is there again.
 */
export async function tryToResurrect(
  { seed, rate, resurrect }: DrillOptions,
  say: (line: string) => void,
): Promise<ResurrectionReport> {
  const random = seededRandom(seed);
  const system = await SystemUnderFault.start({ brokers: 1, members: 1 });
  const load = new Load(system, { rate, dueWithin, random: random.fork(), journal: new Journal() });
  try {
    await load.start();
    const db = system.mongo.db(databaseOf(intake));
    const { dumps, receipts } = await dumpAndErase({ system, load, db, random }, resurrect);
    say(`${dumps.length} dumps; ${receipts.size} leads were erased between and behind them`);
    load.pause();
    await load.idle();
    await untilPublished(db);
    const outcomes: Resurrection[] = [];
    for (const [index, dump] of dumps.entries()) {
      const what = index % 2 === 0 ? 'database' : 'vault and keys';
      const outcome = await resurrectBy({ system, db }, { dump, what, receipts });
      say(`${index + 1}: ${JSON.stringify(outcome)}`);
      outcomes.push(outcome);
    }
    const passed = outcomes.every(
      ({ risen, receipts: wrong, told, broughtBack }) =>
        risen === 0 && wrong === 0 && (broughtBack === 0 || told === broughtBack),
    );
    return { seed, erased: receipts.size, dumps: outcomes, passed };
  } finally {
    await load.stop();
    await system.stop();
  }
}

interface Scene {
  readonly system: SystemUnderFault;
  readonly load: Load;
  readonly db: Db;
  readonly random: SeededRandom;
}

async function dumpAndErase({ system, load, db, random }: Scene, count: number) {
  const dumps: Backup[] = [];
  const receipts = new Map<string, string>();
  await wait(5_000);
  while (dumps.length < count) {
    await wait(betweenDumps * (0.5 + random.next()));
    dumps.push(await backUp(db));
    for (let n = 0; n < erasedBetween; n++) {
      const leadId = load.someLead(random);
      if (leadId === undefined) continue;
      const receipt = await ask(system, 'POST', `/v1/leads/${leadId}/erasure`, {
        ground: 'request',
      });
      receipts.set(leadId, essenceOf(receipt));
    }
  }
  return { dumps, receipts };
}

async function resurrectBy(
  { system, db }: Pick<Scene, 'system' | 'db'>,
  {
    dump,
    what,
    receipts,
  }: { dump: Backup; what: Resurrection['what']; receipts: ReadonlyMap<string, string> },
): Promise<Resurrection> {
  const instance = system.first(intake);
  await instance.end();
  if (what === 'database') await restore(db, dump);
  else await restoreSome(db, dump, vault);
  const before = await heldOf(db, [...receipts.keys()]);
  const restores = db.collection<{ _id: string; erasedAgain?: { documents: number } }>(
    'bus_restores',
  );
  const known = new Set((await restores.find().toArray()).map(({ _id }) => _id));
  const startedAt = performance.now();
  instance.start(system.life());
  await system.untilReady([instance]);
  const ready = Math.round(performance.now() - startedAt);
  const found = (await restores.find().toArray()).filter(({ _id }) => !known.has(_id));
  let wrong = 0;
  for (const [leadId, receipt] of receipts) {
    const now = await ask(system, 'GET', `/v1/erasures/${leadId}`);
    if (essenceOf(now) !== receipt) wrong += 1;
  }
  return {
    what,
    broughtBack: before,
    leads: receipts.size,
    told: found.reduce<number | null>(
      (sum, { erasedAgain }) => (erasedAgain ? (sum ?? 0) + erasedAgain.documents : sum),
      null,
    ),
    risen: await heldOf(db, [...receipts.keys()]),
    receipts: wrong,
    ready,
  };
}

async function restoreSome(db: Db, dump: Backup, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await db.collection(name).deleteMany({});
    const { documents = [] } = dump.get(name) ?? {};
    if (documents.length > 0) await db.collection(name).insertMany([...documents]);
  }
}

async function heldOf(db: Db, leadIds: readonly string[]): Promise<number> {
  let sum = 0;
  for (const [name, by] of Object.entries(held)) {
    sum += await db.collection(name).countDocuments({ [by]: { $in: [...leadIds] } });
  }
  const pairs = db.collection('duplicates');
  return sum + (await pairs.countDocuments({ leads: { $in: [...leadIds] } }));
}

async function untilPublished(db: Db): Promise<void> {
  while ((await db.collection('outbox').countDocuments()) > 0) await wait(100);
}

/** What of a receipt stays as it was. */
function essenceOf({ leadId, erasedAt, ground, deleted }: Record<string, unknown>): string {
  return JSON.stringify({ leadId, erasedAt, ground, deleted });
}

async function ask(
  system: SystemUnderFault,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${system.endpoints(intake)[0]}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${system.token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
