import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@smarketing/contracts';
import { check, type Verdict } from '../checker/check.ts';
import type { Refold } from '../checker/refold.ts';
import { breakNetwork } from '../faults/break-network.ts';
import { changeLeader, changePrimary } from '../faults/change-leader.ts';
import { fillDisk } from '../faults/fill-disk.ts';
import { inventFacts } from '../faults/invent-facts.ts';
import { killServices, lifeUntil } from '../faults/kill-services.ts';
import { LifeLine } from '../faults/life-line.ts';
import { makeZombie } from '../faults/make-zombie.ts';
import { poisonLog } from '../faults/poison-log.ts';
import { repeatRecords } from '../faults/repeat-records.ts';
import { restartServer } from '../faults/restart-server.ts';
import { rollServices } from '../faults/roll-services.ts';
import type { Scene } from '../faults/scene.ts';
import { shiftClock } from '../faults/shift-clock.ts';
import { Journal } from '../load/journal.ts';
import { Load } from '../load/load.ts';
import { RecoveryWatch } from '../system/recovery-watch.ts';
import { settle } from '../system/settle.ts';
import type { Death, Life } from '../system/supervised-service.ts';
import { root, SystemUnderFault } from '../system/system-under-fault.ts';
import { takeSnapshot } from '../system/take-snapshot.ts';
import type { FaultRecord } from './fault-record.ts';
import type { Stage, Step } from './plan.ts';
import { seededRandom } from './seeded-random.ts';

export interface StageOptions {
  readonly seed: number;
  /** Requests a second. */
  readonly rate: number;
  /** The bound of I12, in milliseconds. */
  readonly settleWithin: number;
  /** The timers that the load sets are due within so many milliseconds. */
  readonly dueWithin: number;
  readonly refolds: readonly Refold[];
  /** Servers with TLS and passwords. */
  readonly secured: boolean;
  /** Modules loaded into every service, and variables that it has: what a run plants in them. */
  readonly preload?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** By `performance.now()`. */
  readonly began: number;
}

export interface CheckResult {
  /** Seconds since the campaign began. */
  readonly at: number;
  readonly settledAfter: number;
  readonly verdicts: readonly Verdict[];
}

export interface StageResult {
  readonly stage: string;
  readonly faults: readonly FaultRecord[];
  readonly checks: readonly CheckResult[];
  /** Service and answer → how many attempts were answered so. */
  readonly answers: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  readonly events: number;
  /** Deaths of services that nobody had planned. */
  readonly crashes: readonly Pick<Death, 'instance' | 'code' | 'signal'>[];
  /** Services that did not end by themselves when asked to. */
  readonly notDrained: readonly string[];
  /** What could not be carried out, and why. */
  readonly broken: readonly string[];
  /** Where the logs of the services were kept, where something did not hold. */
  readonly logs?: string;
}

/** Runs one plan against a system of its own; the system is gone when this resolves. */
export async function runStage(stage: Stage, options: StageOptions): Promise<StageResult> {
  const { say } = options;
  const lives = new LifeLine();
  say(`${stage.name}: starting`);
  const system = await SystemUnderFault.start({
    ...stage,
    secured: options.secured,
    ...(options.preload && { preload: options.preload }),
    ...(options.environment && { environment: options.environment }),
    nextLife: (death) => lives.next(death),
    firstLife: (service) => armedLife(stage, service),
  });
  lives.bind((life) => system.life(life));
  const random = seededRandom(options.seed);
  const journal = new Journal();
  const { rate, dueWithin } = options;
  const load = new Load(system, { rate, dueWithin, random: random.fork(), journal });
  const watch = new RecoveryWatch(system);
  const faults: FaultRecord[] = [];
  const checks: CheckResult[] = [];
  const seconds = () => (performance.now() - options.began) / 1_000;
  const scene: Scene = {
    ...{ system, watch, load, journal, lives, say, seconds },
    random: random.fork(),
    parked: new Map(),
    record: (fault) => {
      const recorded = { at: Number(seconds().toFixed(1)), ...fault };
      faults.push(recorded);
      say(sentenceOf(recorded));
    },
  };
  const broken: string[] = [];
  const beside: Promise<void>[] = [];
  let events = 0;
  watch.start();
  const take = async (step: Step): Promise<void> => {
    if (step.kind === 'kill' && step.beside) {
      beside.push(killServices(scene, step));
    } else if (step.kind === 'check') {
      await Promise.all(beside.splice(0));
      const { result, logged } = await checkNow(scene, options);
      events = logged;
      checks.push(result);
      say(summaryOf(result));
      watch.forget();
    } else {
      await carryOut(scene, step);
    }
  };
  for (const step of [{ kind: 'begin' } as const, ...stage.steps]) {
    if (broken.length >= mostBroken) break;
    try {
      await (step.kind === 'begin' ? load.start() : take(step));
    } catch (error) {
      broken.push(`${step.kind}: ${(error as Error).stack ?? String(error)}`);
      say(`Could not be carried out: ${broken.at(-1)}`);
    }
  }
  await load.stop();
  await watch.stop();
  const crashes = lives.unplanned.map(({ instance, code, signal }) => ({ instance, code, signal }));
  const held = checks.every(({ verdicts }) => verdicts.every((v) => v.violations.length === 0));
  const logs = held && broken.length + crashes.length === 0 ? undefined : await keepLogs(system);
  const notDrained = await system.stop();
  return {
    stage: stage.name,
    faults,
    checks,
    answers: Object.fromEntries(journal.answers),
    requests: outcomesOf(journal),
    events,
    crashes,
    notDrained,
    broken,
    ...(logs !== undefined && { logs }),
  };
}

/** Where a step needs it: a first life that ends at the step's first point. */
function armedLife({ steps }: Stage, service: ServiceName): Life {
  const step = steps.find((one) => one.kind === 'kill' && one.armed && one.kills[service]);
  return step?.kind === 'kill' ? lifeUntil(step.kills[service]![0]) : {};
}

/** What comes after so many faults that could not be carried out says nothing any more. */
const mostBroken = 3;

async function keepLogs({ logDirectory }: SystemUnderFault): Promise<string> {
  const kept = join(root, '.smarketing', `faults-${Date.now()}`);
  await cp(logDirectory, kept, { recursive: true });
  return kept;
}

async function carryOut(scene: Scene, step: Exclude<Step, { kind: 'check' }>): Promise<void> {
  switch (step.kind) {
    case 'calm':
      return wait(step.seconds * 1_000);
    case 'import':
      // It goes on while the next fault comes.
      void scene.load.import(step.rows);
      return wait(200);
    case 'kill':
      return killServices(scene, step);
    case 'zombie':
      return makeZombie(scene, step);
    case 'broker-restart':
    case 'database-restart':
      return restartServer(scene, step);
    case 'partition':
      return breakNetwork(scene, step);
    case 'duplicates':
      return repeatRecords(scene, step);
    case 'reorder':
      return inventFacts(scene, step);
    case 'poison':
      return poisonLog(scene, step);
    case 'clock':
      return shiftClock(scene, step);
    case 'disk-full':
      return fillDisk(scene, step);
    case 'rolling-restart':
      return rollServices(scene, step);
    case 'leader-change':
      return changeLeader(scene);
    case 'primary-change':
      return changePrimary(scene);
  }
}

/** Lets the system come to rest, looks at all of it, and lets the load go on. */
async function checkNow(
  scene: Scene,
  { settleWithin, dueWithin, refolds }: StageOptions,
): Promise<{ result: CheckResult; logged: number }> {
  const { system, load, journal } = scene;
  load.pause();
  await load.idle();
  const parked = new Map([...scene.parked].map(([service, keys]) => [service, keys.size]));
  const settling = await settle(system, parked, settleWithin, dueWithin / 5);
  const snapshot = await takeSnapshot(system, journal, refolds, settling);
  const verdicts = check(snapshot);
  load.resume();
  const at = Number(scene.seconds().toFixed(1));
  return {
    result: { at, settledAfter: settling.milliseconds, verdicts },
    logged: snapshot.log.length,
  };
}

function outcomesOf({ requests }: Journal): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of requests) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function sentenceOf({ at, kind, what, recovery, note }: FaultRecord): string {
  const times = Object.entries(recovery).map(([service, took]) =>
    took === null ? `${service} DID NOT` : `${service} ${(took / 1_000).toFixed(1)} s`,
  );
  const went = times.length > 0 ? `; continued: ${times.join(', ')}` : '';
  return `${at.toFixed(1).padStart(7)} s  ${kind}: ${what}${went}${note ? `  ${JSON.stringify(note)}` : ''}`;
}

function summaryOf({ at, settledAfter, verdicts }: CheckResult): string {
  const violated = verdicts.filter(({ violations }) => violations.length > 0);
  const checked = verdicts.reduce((sum, verdict) => sum + verdict.checked, 0);
  const outcome =
    violated.length === 0
      ? 'no violation'
      : violated.map(({ id, violations }) => `${id}: ${violations.length} violations`).join(', ');
  const examples = violated.flatMap(({ id, violations }) =>
    violations
      .slice(0, 3)
      .map((one) => `\n            ${id} ${one.what} ${JSON.stringify(one.evidence)}`),
  );
  return `${at.toFixed(1).padStart(7)} s  check: settled after ${(settledAfter / 1_000).toFixed(1)} s, ${checked} objects, ${outcome}${examples.join('')}`;
}
