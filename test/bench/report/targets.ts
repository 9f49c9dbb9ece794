import type { ConsumerFigures } from '../consumers/measure-consumers.ts';
import type { Variant } from '../consumers/contestants.ts';
import type { Latencies } from '../latency/latencies.ts';
import { medianOf } from '../measure/spread.ts';
import type { RateFigures } from '../rates/measure-rates.ts';
import type { BenchReport } from './bench-report.ts';

export interface Verdict {
  readonly what: string;
  readonly target: string;
  readonly reached: string;
  readonly met: boolean;
}

interface Target {
  readonly what: string;
  /** At least, or at most. */
  readonly limit: 'min' | 'max';
  readonly value: number;
  readonly unit: string;
  /** Undefined where the run did not measure it. */
  readonly measured: (report: BenchReport) => number | undefined;
}

const consumer = ({ consumers }: BenchReport, variant: Variant): ConsumerFigures | undefined =>
  consumers?.figures.find((figures) => figures.variant === variant);

/** Median against median, of two contestants that were both run. */
const ratio =
  (one: Variant, other: Variant, of: (figures: ConsumerFigures) => number) =>
  (report: BenchReport) => {
    const [a, b] = [consumer(report, one), consumer(report, other)];
    return a && b && of(a) / of(b);
  };
const rate = ({ eventsPerSecond }: ConsumerFigures) => eventsPerSecond.median;
const allCpu = ({ cpu }: ConsumerFigures) => cpu.all.median;

/** The median over the rounds. */
const floor = (of: 'nextService' | 'allFive') => (report: BenchReport) =>
  report.latency && medianOf(report.latency.floors.map((round) => round[of].p50));
const loaded =
  (of: 'alone' | 'besideImport', part: keyof Latencies) =>
  ({ latency }: BenchReport) =>
    latency && medianOf(latency[of].map(({ lastView }) => lastView[part]));

/** The median over the rounds that were neither disturbed nor too slow. */
const atRate =
  (perSecond: number, of: (figures: RateFigures) => number) =>
  ({ rates }: BenchReport) => {
    const good = rates?.rates.filter((one) => one.perSecond === perSecond && !one.doubts.length);
    return good?.length ? medianOf(good.map(of)) : undefined;
  };
const cpuOfLead = ({ allCpu }: RateFigures) => allCpu;
const lastViewOfLead = ({ lastView }: RateFigures) => lastView.p50;

const targets: readonly Target[] = [
  {
    what: 'consumer, folds only: events/s against (a)',
    ...{ limit: 'min', value: 0.9, unit: '×', measured: ratio('bus-folds', 'fold', rate) },
  },
  {
    what: 'consumer, folds only: CPU per event against (a)',
    ...{ limit: 'max', value: 1.1, unit: '×', measured: ratio('bus-folds', 'fold', allCpu) },
  },
  {
    what: 'consumer with derived facts: events/s against (a+)',
    ...{ limit: 'min', value: 0.9, unit: '×', measured: ratio('bus', 'publish', rate) },
  },
  {
    what: 'consumer with derived facts: CPU per event against (a+)',
    ...{ limit: 'max', value: 1.1, unit: '×', measured: ratio('bus', 'publish', allCpu) },
  },
  {
    what: 'consumer with derived facts: events/s against (b)',
    ...{ limit: 'min', value: 30, unit: '×', measured: ratio('bus', 'stock', rate) },
  },
  {
    what: 'consumer with derived facts: events/s against (c)',
    ...{ limit: 'min', value: 40, unit: '×', measured: ratio('bus', 'safe', rate) },
  },
  {
    what: 'relay: rows/s against a bare producer',
    limit: 'min',
    value: 0.7,
    unit: '×',
    measured: ({ relay }) => {
      const of = (name: string) => relay?.find((figures) => figures.name === name);
      const [own, bare] = [of('relay'), of('bare')];
      return own && bare && own.rowsPerSecond.median / bare.rowsPerSecond.median;
    },
  },
  {
    what: 'CPU per event with the most leads in the database against the fewest',
    limit: 'max',
    value: 1.3,
    unit: '×',
    measured: ({ growth }) => {
      const [fewest, most] = [growth?.[0], growth?.at(-1)];
      return fewest && most && most.cpu.all.median / fewest.cpu.all.median;
    },
  },
  {
    what: 'idle system, HTTP → visible in the next service, p50',
    ...{ limit: 'max', value: 15, unit: 'ms', measured: floor('nextService') },
  },
  {
    what: 'idle system, HTTP → through all five services, p50',
    ...{ limit: 'max', value: 50, unit: 'ms', measured: floor('allFive') },
  },
  {
    what: '60 % load, HTTP → last view, p50',
    ...{ limit: 'max', value: 50, unit: 'ms', measured: loaded('alone', 'p50') },
  },
  {
    what: '60 % load, HTTP → last view, p99',
    ...{ limit: 'max', value: 250, unit: 'ms', measured: loaded('alone', 'p99') },
  },
  {
    what: '60 % load, HTTP → last view, p99.9',
    ...{ limit: 'max', value: 1_000, unit: 'ms', measured: loaded('alone', 'p999') },
  },
  {
    what: 'p99 of a live lead beside an import, against 2 × the p99 target',
    ...{ limit: 'max', value: 500, unit: 'ms', measured: loaded('besideImport', 'p99') },
  },
  {
    what: 'p99 of a live lead beside an import, against the p99 measured without',
    limit: 'max',
    value: 2,
    unit: '×',
    measured: (report) => {
      const [busy, quiet] = [loaded('besideImport', 'p99'), loaded('alone', 'p99')];
      const [with_, without] = [busy(report), quiet(report)];
      return with_ && without && with_ / without;
    },
  },
  {
    what: 'resident memory of the largest service, peak',
    limit: 'max',
    value: 256,
    unit: 'MiB',
    measured: ({ latency }) => latency && Math.max(...Object.values(latency.peakMemory)),
  },
  {
    what: 'CPU for a lead at 50 a second',
    ...{ limit: 'max', value: 14, unit: 'ms', measured: atRate(50, cpuOfLead) },
  },
  {
    what: 'CPU for a lead at 150 a second',
    ...{ limit: 'max', value: 8, unit: 'ms', measured: atRate(150, cpuOfLead) },
  },
  {
    what: 'at 50 leads a second, HTTP → last view, p50',
    ...{ limit: 'max', value: 120, unit: 'ms', measured: atRate(50, lastViewOfLead) },
  },
  {
    what: 'at 150 leads a second, HTTP → last view, p50',
    ...{ limit: 'max', value: 120, unit: 'ms', measured: atRate(150, lastViewOfLead) },
  },
  {
    what: 'import through all five services',
    limit: 'min',
    value: 3_000,
    unit: 'rows/s',
    measured: ({ intake }) => intake?.throughAllFive.median,
  },
  {
    what: 'import, intake alone',
    limit: 'min',
    value: 4_000,
    unit: 'rows/s',
    measured: ({ intake }) => intake?.alone.median,
  },
  {
    what: 'single captures on 64 connections, intake alone',
    limit: 'min',
    value: 1_000,
    unit: 'a second',
    measured: ({ intake }) => intake?.captures.median,
  },
  {
    what: 'ten live captures a second beside an import, answered, p99',
    limit: 'max',
    value: 150,
    unit: 'ms',
    measured: ({ intake }) => intake?.beside.http.p99,
  },
  {
    what: 'resident memory of intake after a million rows, peak',
    limit: 'max',
    value: 256,
    unit: 'MiB',
    measured: ({ intake }) => intake?.long.peakMebibytes,
  },
];

/** Every target that this run measured; none where it was a quick one. */
export function verdictsOf(report: BenchReport): Verdict[] {
  if (report.quick) return [];
  return targets.flatMap(({ what, limit, value, unit, measured }) => {
    const reached = measured(report);
    if (reached === undefined || !Number.isFinite(reached)) return [];
    const met = limit === 'min' ? reached >= value : reached <= value;
    const written = (number: number) => `${readable(number)} ${unit}`;
    return [
      {
        what,
        target: `${limit === 'min' ? '≥' : '≤'} ${written(value)}`,
        reached: written(reached),
        met,
      },
    ];
  });
}

export function readable(number: number): string {
  if (!Number.isFinite(number)) return '-';
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en');
  return Math.abs(number) >= 10 ? number.toFixed(1) : number.toFixed(number < 1 ? 3 : 2);
}
