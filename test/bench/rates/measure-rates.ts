import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames, startBenchServices, type BenchServices } from '../latency/bench-services.ts';
import type { Latencies } from '../latency/latencies.ts';
import { measureCapacity } from '../latency/measure-capacity.ts';
import { measureOpenLoop } from '../latency/measure-open-loop.ts';
import {
  mapWork,
  readDatabaseWork,
  workBetween,
  workOfOne,
  type DatabaseWork,
} from '../measure/database-commands.ts';
import { busySeconds, cpuSecondsOf } from '../measure/processes.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import { doubtsOf } from './doubts.ts';

/** What one lead costs where so many come a second. */
export interface RateFigures {
  readonly perSecond: number;
  readonly round: number;
  readonly leads: number;
  /** From the first request until the last lead was in the last view. */
  readonly seconds: number;
  readonly refused: number;
  /** Process → milliseconds of CPU for each lead, with what it does when idle. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly allCpu: number;
  /** For each lead, without what an idle system does. */
  readonly database: DatabaseWork;
  readonly http: Latencies;
  readonly lastView: Latencies;
  /** Cores that were busy with something else: neither the system nor what sends to it. */
  readonly otherCores: number;
  /** Why the figures say little; empty: they are good. */
  readonly doubts: readonly string[];
}

export interface RatesReport {
  /** Process → milliseconds of CPU in a second without leads. */
  readonly idleCpu: Readonly<Record<string, number>>;
  /** In a second without leads. */
  readonly idleDatabase: DatabaseWork;
  readonly rates: readonly RateFigures[];
}

const whole = { idleSeconds: 20, warmSeconds: 5, seconds: 20 };
const tiny = { idleSeconds: 1, warmSeconds: 1, seconds: 2 };

interface Reading {
  readonly at: number;
  readonly cpu: Readonly<Record<string, number>>;
  readonly own: number;
  readonly machine: number;
  readonly database: DatabaseWork;
}

export async function measureRates(
  bench: BenchSystem,
  { quick, rates, repeats }: BenchOptions,
  say: (line: string) => void,
): Promise<RatesReport> {
  const { idleSeconds, warmSeconds, seconds } = quick ? tiny : whole;
  const services = await startBenchServices(bench);
  try {
    // Thrown away: services run for weeks, and their code is compiled by then.
    await measureCapacity(services, { seconds: warmSeconds, round: 0 });
    await services.settled();
    const idle = await measureRest(bench, services, idleSeconds);
    const figures: RateFigures[] = [];
    for (let round = 0; round < repeats; round++) {
      for (const perSecond of rates) {
        const one = { perSecond, round, seconds, warmSeconds };
        figures.push(await measureRate(bench, services, one, idle.database));
        say(`rates: ${inWords(figures.at(-1)!)}`);
        await services.settled();
      }
    }
    return { idleCpu: idle.cpu, idleDatabase: idle.database, rates: figures };
  } finally {
    await services.stop();
  }
}

async function measureRest(bench: BenchSystem, services: BenchServices, seconds: number) {
  const before = await read(bench, services);
  await wait(seconds * 1_000);
  const after = await read(bench, services);
  const took = (after.at - before.at) / 1_000;
  const done = workBetween(before.database, after.database);
  return {
    cpu: cpuBetween(before, after, took),
    database: mapWork(done, (value) => value / took),
  };
}

interface OneRate {
  readonly perSecond: number;
  readonly round: number;
  readonly seconds: number;
  readonly warmSeconds: number;
}

async function measureRate(
  bench: BenchSystem,
  services: BenchServices,
  { perSecond, round, seconds, warmSeconds }: OneRate,
  idlePerSecond: DatabaseWork,
): Promise<RateFigures> {
  let before!: Reading;
  const loop = (name: string, lasting: number) => {
    let end: number;
    return measureOpenLoop(services, {
      perSecond,
      name: `${name}-${perSecond}-${round}`,
      goesOn: () => performance.now() < end,
      onListening: async () => {
        before = await read(bench, services);
        end = performance.now() + lasting * 1_000;
      },
    });
  };
  await loop('warm', warmSeconds);
  const { http, lastView, refused } = await loop('rate', seconds);
  const after = await read(bench, services);
  const took = (after.at - before.at) / 1_000;
  const leads = lastView.samples;
  const cpu = cpuBetween(before, after, leads);
  const own = after.own - before.own;
  const all = sum(after.cpu) - sum(before.cpu);
  const done = workBetween(before.database, after.database);
  const otherCores = Math.max(0, (after.machine - before.machine - all - own) / took);
  const measured = { perSecond, leads, refused, seconds: took, otherCores };
  return {
    ...measured,
    round,
    cpu,
    allCpu: sum(cpu),
    database: workOfOne(done, { leads, seconds: took, idlePerSecond }),
    http,
    lastView,
    doubts: doubtsOf({ ...measured, wanted: Math.floor(perSecond * seconds), during: seconds }),
  };
}

async function read({ mongo, pids }: BenchSystem, services: BenchServices): Promise<Reading> {
  const database = await readDatabaseWork(mongo);
  const { user, system } = process.cpuUsage();
  const ofServer = (pid: number | undefined) =>
    pid === undefined ? Number.NaN : cpuSecondsOf(pid);
  return {
    at: performance.now(),
    cpu: {
      mongod: ofServer(pids.mongod),
      kafka: ofServer(pids.broker),
      ...Object.fromEntries(serviceNames.map((name) => [name, cpuSecondsOf(services.pidOf(name))])),
    },
    own: (user + system) / 1e6,
    machine: busySeconds(),
    database,
  };
}

/** In milliseconds, divided by so many. */
function cpuBetween(before: Reading, after: Reading, by: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after.cpu).map(([name, value]) => [
      name,
      ((value - before.cpu[name]!) * 1_000) / by,
    ]),
  );
}

const sum = (values: Readonly<Record<string, number>>) =>
  Object.values(values).reduce((total, value) => total + value, 0);

function inWords({ perSecond, allCpu, lastView, otherCores, doubts }: RateFigures): string {
  const figures = `${perSecond}/s: ${allCpu.toFixed(1)} ms of CPU a lead, last view p50 ${lastView.p50.toFixed(0)} ms, other ${otherCores.toFixed(2)}`;
  return doubts.length > 0 ? `${figures} (${doubts.join('; ')})` : figures;
}
