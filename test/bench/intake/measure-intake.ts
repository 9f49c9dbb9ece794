import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames, startBenchServices, type BenchServices } from '../latency/bench-services.ts';
import { importBeside } from '../latency/import-beside.ts';
import type { Latencies } from '../latency/latencies.ts';
import { measureOpenLoop } from '../latency/measure-open-loop.ts';
import { cpuSecondsOf, residentOf } from '../measure/processes.ts';
import { spreadOf, type Spread } from '../measure/spread.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import { measureCaptures } from './measure-captures.ts';

/** What intake takes in, with Kafka, MongoDB and the load on the same cores. */
export interface IntakeReport {
  readonly rows: number;
  /** Rows a second while all five services fold along, from the command to its answer. */
  readonly throughAllFive: Spread;
  /** Rows a second with the other four services stopped. */
  readonly alone: Spread;
  /** Milliseconds of CPU for a row, alone: of intake, of mongod and of the broker. */
  readonly cpuOfRow: Readonly<Record<'intake' | 'mongod' | 'kafka', number>>;
  /** `POST /v1/leads` a second on so many connections, alone. */
  readonly connections: number;
  readonly captures: Spread;
  /** So many live captures a second beside an import that gives way. */
  readonly beside: { readonly perSecond: number; readonly http: Latencies; readonly rows: number };
  /** A file of so many rows, alone. */
  readonly long: {
    readonly rows: number;
    readonly perSecond: number;
    readonly peakMebibytes: number;
  };
}

const whole = { rows: 50_000, captureSeconds: 10, besideRows: 30_000, longRows: 1_000_000 };
const tiny = { rows: 300, captureSeconds: 1, besideRows: 300, longRows: 600 };
const connections = 64;
const livePerSecond = 10;

export async function measureIntake(
  bench: BenchSystem,
  { quick, repeats }: BenchOptions,
  say: (line: string) => void,
): Promise<IntakeReport> {
  const sizes = quick ? tiny : whole;
  const services = await startBenchServices(bench);
  let round = 0;
  const importRows = (rows: number) => importBeside(services, { rows, round: round++ });
  try {
    const together: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      together.push(await importRows(sizes.rows));
      say(`intake: ${together.at(-1)!.toFixed(0)} rows/s through all five`);
      await services.settled();
    }
    const beside = await measureBeside(services, () => importRows(sizes.besideRows));
    say(`intake: p99 ${beside.http.p99.toFixed(0)} ms beside an import`);
    await services.settled();
    await stopOthers(services);
    const alone: number[] = [];
    const captures: number[] = [];
    const before = read(bench, services);
    for (let repeat = 0; repeat < repeats; repeat++) {
      alone.push(await importRows(sizes.rows));
      say(`intake: ${alone.at(-1)!.toFixed(0)} rows/s alone`);
    }
    const cpuOfRow = perRow(before, read(bench, services), sizes.rows * repeats);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const load = { seconds: sizes.captureSeconds, connections, name: `single-${repeat}` };
      captures.push(await measureCaptures(services, load));
      say(`intake: ${captures.at(-1)!.toFixed(0)} single captures/s`);
    }
    const perSecond = await importRows(sizes.longRows);
    const peakMebibytes = residentOf(services.pidOf('marketing-intake')).peak;
    return {
      rows: sizes.rows,
      throughAllFive: spreadOf(together),
      alone: spreadOf(alone),
      cpuOfRow,
      connections,
      captures: spreadOf(captures),
      beside: { perSecond: livePerSecond, ...beside, rows: sizes.besideRows },
      long: { rows: sizes.longRows, perSecond, peakMebibytes },
    };
  } finally {
    await services.stop();
  }
}

/** What has only just begun to be imported gives way to nobody yet: captures come before it. */
async function measureBeside(services: BenchServices, importFile: () => Promise<number>) {
  let isOver = false;
  const name = 'live-beside-import';
  const loop = measureOpenLoop(services, { perSecond: livePerSecond, goesOn: () => !isOver, name });
  try {
    await wait(1_000);
    await importFile();
  } finally {
    isOver = true;
  }
  const { http } = await loop;
  return { http };
}

async function stopOthers({ system }: BenchServices): Promise<void> {
  const others = serviceNames.filter((name) => name !== 'marketing-intake');
  await Promise.all(others.map((name) => system.running.get(name).stop()));
}

type Cpu = IntakeReport['cpuOfRow'];

function read({ pids }: BenchSystem, services: BenchServices): Cpu {
  const ofServer = (pid: number | undefined) =>
    pid === undefined ? Number.NaN : cpuSecondsOf(pid);
  return {
    intake: cpuSecondsOf(services.pidOf('marketing-intake')),
    mongod: ofServer(pids.mongod),
    kafka: ofServer(pids.broker),
  };
}

function perRow(before: Cpu, after: Cpu, rows: number): Cpu {
  const one = (part: keyof Cpu) => ((after[part] - before[part]) * 1_000) / rows;
  return { intake: one('intake'), mongod: one('mongod'), kafka: one('kafka') };
}
