import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames, type ServiceName } from '@smarketing/contracts';
import { seededRandom } from '../faults/campaign/seeded-random.ts';
import { check, type Verdict } from '../faults/checker/check.ts';
import { loadRefolds } from '../faults/checker/load-refolds.ts';
import type { Refold } from '../faults/checker/refold.ts';
import { Journal } from '../faults/load/journal.ts';
import { Load } from '../faults/load/load.ts';
import { settle } from '../faults/system/settle.ts';
import { databaseOf, root, SystemUnderFault } from '../faults/system/system-under-fault.ts';
import { takeSnapshot } from '../faults/system/take-snapshot.ts';
import { backUp, restore, sizeOf, type Backup } from './back-up.ts';
import type { Exercise } from './exercises.ts';
import type { DrillOptions } from './options.ts';

const settleWithin = 120_000;
const dueWithin = 20_000;
/** Of traffic behind each restore: the service goes on with its work. */
const trafficBehind = 5_000;

/** What the service says of its restore. */
export interface Told {
  readonly unknownFacts: number;
  readonly lacking: Readonly<Record<string, number>>;
}

export interface Outcome extends Exercise {
  /** From the start of the process until it is ready, and until nothing is left to do. Milliseconds. */
  readonly ready: number;
  readonly settled: number;
  readonly told: Told | null;
  /** What the recount found, and the service has not told of. */
  readonly violations: readonly Verdict[];
  /** How many objects were compared, and in how many the service lacks what it has told of. */
  readonly compared: number;
  readonly explained: number;
}

export interface DrillReport {
  readonly seed: number;
  readonly facts: number;
  readonly documentsInBackup: number;
  /** Into the traffic, in seconds. */
  readonly backedUpAt: number;
  readonly outcomes: readonly Outcome[];
  readonly passed: boolean;
}

interface Scene {
  readonly system: SystemUnderFault;
  readonly load: Load;
  readonly journal: Journal;
  readonly refolds: readonly Refold[];
  readonly say: (line: string) => void;
}

/** Runs all exercises on one system, which is gone when this resolves. */
export async function drill(
  exercises: readonly Exercise[],
  { seed, seconds, rate }: DrillOptions,
  say: (line: string) => void,
): Promise<DrillReport> {
  const random = seededRandom(seed);
  const refolds = await loadRefolds(root);
  say('starting the five services');
  const system = await SystemUnderFault.start({ brokers: 1, members: 1 });
  const journal = new Journal();
  const load = new Load(system, { rate, dueWithin, random: random.fork(), journal });
  const scene = { system, load, journal, refolds, say };
  try {
    await load.start();
    const backedUpAt = Math.round(seconds * (0.3 + 0.4 * random.next()));
    await wait(backedUpAt * 1_000);
    const backups = await backUpAll(system);
    const documentsInBackup = [...backups.values()].reduce((sum, one) => sum + sizeOf(one), 0);
    say(`backed up ${documentsInBackup} documents after ${backedUpAt} s of traffic`);
    await wait((seconds - backedUpAt) * 1_000);
    const { verdicts, facts } = await recount(scene);
    const broken = verdicts.filter(({ violations }) => violations.length > 0);
    if (broken.length > 0) {
      throw new Error(
        `Something is wrong before anything was lost: ${JSON.stringify(broken).slice(0, 2_000)}`,
      );
    }
    say(`${facts} facts on the topics; the recount agrees with all views before anything is lost`);
    const outcomes: Outcome[] = [];
    for (const exercise of exercises) {
      outcomes.push(await carryOut(scene, exercise, backups.get(exercise.service)!));
    }
    const passed = outcomes.every(
      ({ violations, told }) => violations.length === 0 && told !== null,
    );
    return { seed, facts, documentsInBackup, backedUpAt, outcomes, passed };
  } finally {
    await load.stop();
    await system.stop();
  }
}

async function backUpAll({ mongo }: SystemUnderFault): Promise<Map<ServiceName, Backup>> {
  const backups = await Promise.all(
    serviceNames.map(
      async (service) => [service, await backUp(mongo.db(databaseOf(service)))] as const,
    ),
  );
  return new Map(backups);
}

/** Loses the database, starts the service, lets traffic come, and counts all again. */
async function carryOut(scene: Scene, exercise: Exercise, backup: Backup): Promise<Outcome> {
  const { system, load, say } = scene;
  const { service, loss } = exercise;
  const db = system.mongo.db(databaseOf(service));
  const instance = system.first(service);
  await instance.end();
  if (loss === 'database lost') await db.dropDatabase();
  else await restore(db, backup);
  const startedAt = performance.now();
  instance.start(system.life());
  await system.untilReady([instance]);
  const ready = Math.round(performance.now() - startedAt);
  load.resume();
  await wait(trafficBehind);
  load.pause();
  await load.idle();
  const { verdicts, settled } = await recount(scene);
  const told = await toldBy(system, service);
  const lacking = await lackingKeys(system);
  const { violations, explained } = sift(verdicts, lacking);
  const compared = verdicts.reduce((sum, { checked }) => sum + checked, 0);
  const found = violations.length === 0 ? 'agrees' : `differs: ${examplesOf(violations)}`;
  say(
    `${service}, ${loss}: ready after ${(ready / 1_000).toFixed(1)} s; ${JSON.stringify(told)}; the recount ${found}`,
  );
  return { ...exercise, ready, settled, told, violations, compared, explained };
}

/** Lets the system come to rest and counts everything from the topics. */
async function recount({ system, load, journal, refolds }: Scene) {
  load.pause();
  await load.idle();
  const settling = await settle(system, new Map(), settleWithin, dueWithin / 5);
  for (const service of serviceNames) await dropViewsOfBefore(system, service);
  const snapshot = await takeSnapshot(system, journal, refolds, settling);
  return {
    verdicts: check(snapshot),
    facts: snapshot.log.length,
    settled: settling.milliseconds,
  };
}

/** What a rebuilt view has replaced is kept for an operator, and says nothing of now. */
async function dropViewsOfBefore({ mongo }: SystemUnderFault, service: ServiceName): Promise<void> {
  const db = mongo.db(databaseOf(service));
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (/\.before-rebuild(\.|$)/.test(name)) await db.dropCollection(name);
  }
}

async function toldBy({ mongo }: SystemUnderFault, service: ServiceName): Promise<Told | null> {
  const db = mongo.db(databaseOf(service));
  const [restored] = await db
    .collection<{ _id: string; unknownFacts: number }>('bus_restores')
    .find()
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  if (!restored) return null;
  const counts = await db
    .collection('bus_lacking')
    .aggregate<{ _id: string; count: number }>([
      { $match: { restore: restored._id } },
      { $group: { _id: '$what', count: { $sum: 1 } } },
    ])
    .toArray();
  const lacking = Object.fromEntries(counts.map(({ _id, count }) => [_id, count]));
  return { unknownFacts: restored.unknownFacts, lacking };
}

/** Keys of which a service has said that it lacks something. */
async function lackingKeys({ mongo }: SystemUnderFault): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const service of serviceNames) {
    const lacking = mongo
      .db(databaseOf(service))
      .collection<{ key: string; what: string }>('bus_lacking');
    const told = lacking.find({ what: { $ne: 'recovered' } });
    for await (const { key } of told) keys.add(key);
  }
  return keys;
}

/** What is about a key of which a service has told that it lacks it is no surprise. */
function sift(verdicts: readonly Verdict[], lacking: ReadonlySet<string>) {
  let explained = 0;
  const isTold = (evidence: object) => {
    const text = JSON.stringify(evidence);
    return [...lacking].some((key) => text.includes(key));
  };
  const violations = verdicts.flatMap((verdict) => {
    const untold = verdict.violations.filter(({ evidence }) => !isTold(evidence));
    explained += verdict.violations.length - untold.length;
    return untold.length > 0 ? [{ ...verdict, violations: untold }] : [];
  });
  return { violations, explained };
}

function examplesOf(violations: readonly Verdict[]): string {
  return violations
    .flatMap(({ id, violations: found }) =>
      found
        .slice(0, 2)
        .map(
          ({ what, evidence }) =>
            `${id} (${found.length}): ${what} ${JSON.stringify(evidence).slice(0, 600)}`,
        ),
    )
    .join('; ');
}
