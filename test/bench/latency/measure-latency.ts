import { setTimeout as wait } from 'node:timers/promises';
import { residentOf } from '../measure/processes.ts';
import { spreadOf, type Spread } from '../measure/spread.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import { serviceNames, startBenchServices, type BenchServices } from './bench-services.ts';
import { importBeside } from './import-beside.ts';
import { measureCapacity } from './measure-capacity.ts';
import { measureFloor, type Floor } from './measure-floor.ts';
import { measureIdle, type Idle } from './measure-idle.ts';
import { measureOpenLoop, type OpenLoop } from './measure-open-loop.ts';

export interface LatencyReport {
  readonly idle: Idle;
  readonly floors: readonly Floor[];
  /** Captures a second that the whole system sustains. */
  readonly capacity: Spread;
  readonly alone: readonly OpenLoop[];
  readonly besideImport: readonly OpenLoop[];
  readonly importRows: number;
  readonly importRowsPerSecond: Spread;
  /** Service → peak of its resident memory in MiB, after all of the above. */
  readonly peakMemory: Readonly<Record<string, number>>;
}

interface Sizes {
  readonly idleSeconds: number;
  readonly floorLeads: number;
  readonly floorWarm: number;
  readonly capacitySeconds: number;
  readonly aloneSeconds: number;
  readonly importRows: number;
}

const whole: Sizes = {
  idleSeconds: 30,
  floorLeads: 200,
  floorWarm: 100,
  capacitySeconds: 10,
  aloneSeconds: 30,
  importRows: 100_000,
};
const tiny: Sizes = {
  idleSeconds: 1,
  floorLeads: 10,
  floorWarm: 2,
  capacitySeconds: 1,
  aloneSeconds: 1,
  importRows: 200,
};
/** Part of the capacity at which live leads come. */
const load = 0.6;
/** A second, where a busy machine has next to no capacity in a quick run. */
const slowest = 10;
/** Milliseconds of live load beside an import, however long that takes. */
const besideAtMost = 120_000;
/** An import of 100,000 rows takes a minute: so many rounds at most. */
const mostRounds = 3;

export async function measureLatency(
  bench: BenchSystem,
  { quick, repeats }: BenchOptions,
  say: (line: string) => void,
): Promise<LatencyReport> {
  const sizes = quick ? tiny : whole;
  const rounds = Array.from({ length: Math.min(repeats, mostRounds) }, (_, round) => round);
  const services = await startBenchServices(bench);
  try {
    await services.settled();
    if (!quick) await wait(10_000);
    const idle = await measureIdle(bench, services, sizes.idleSeconds);
    say(`latency: idle, the services use ${idle.services.toFixed(1)} % of a core`);
    const floors: Floor[] = [];
    const capacities: number[] = [];
    // Thrown away: services run for weeks, and their code is compiled by then.
    await measureCapacity(services, { seconds: sizes.capacitySeconds, round: rounds.length });
    await services.settled();
    for (const round of rounds) {
      const floor = { leads: sizes.floorLeads, warm: sizes.floorWarm, round };
      floors.push(await measureFloor(services, floor));
      say(`latency: one lead, p50 ${floors.at(-1)!.allFive.p50.toFixed(1)} ms through all five`);
      const seconds = sizes.capacitySeconds;
      capacities.push(await measureCapacity(services, { seconds, round }));
      await services.settled();
      say(`latency: capacity ${capacities.at(-1)!.toFixed(0)} captures/s`);
    }
    const capacity = spreadOf(capacities);
    const loops = await measureRounds(
      services,
      rounds,
      sizes,
      Math.max(slowest, load * capacity.median),
      say,
    );
    const peakMemory = Object.fromEntries(
      serviceNames.map((name) => [name, residentOf(services.pidOf(name)).peak]),
    );
    return { idle, floors, capacity, ...loops, importRows: sizes.importRows, peakMemory };
  } finally {
    await services.stop();
  }
}

async function measureRounds(
  services: BenchServices,
  rounds: readonly number[],
  { aloneSeconds, importRows }: Sizes,
  perSecond: number,
  say: (line: string) => void,
): Promise<Pick<LatencyReport, 'alone' | 'besideImport' | 'importRowsPerSecond'>> {
  const alone: OpenLoop[] = [];
  const besideImport: OpenLoop[] = [];
  const rates: number[] = [];
  for (const round of rounds) {
    const end = performance.now() + aloneSeconds * 1_000;
    const goesOn = () => performance.now() < end;
    alone.push(await measureOpenLoop(services, { perSecond, goesOn, name: `alone-${round}` }));
    await services.settled();
    const importing = importBeside(services, { rows: importRows, round });
    let isImporting = true;
    const ended = () => void (isImporting = false);
    importing.then(ended, ended);
    const latest = performance.now() + besideAtMost;
    const stillBeside = () => isImporting && performance.now() < latest;
    const beside = { perSecond, goesOn: stillBeside, name: `beside-${round}` };
    besideImport.push(await measureOpenLoop(services, beside));
    rates.push(await importing);
    await services.settled();
    const [quiet, busy] = [alone.at(-1)!.lastView, besideImport.at(-1)!.lastView];
    say(
      `latency: at ${perSecond.toFixed(0)}/s p99 ${quiet.p99.toFixed(0)} ms, beside an import ${busy.p99.toFixed(0)} ms`,
    );
  }
  return { alone, besideImport, importRowsPerSecond: spreadOf(rates) };
}
