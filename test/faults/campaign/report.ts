import { cpus, totalmem } from 'node:os';
import { invariants } from '../checker/check.ts';
import { type FaultRecord, recoveryTargets } from './fault-record.ts';
import type { StageResult } from './run-stage.ts';

interface Recovery {
  readonly measured: number;
  readonly p50: number | null;
  readonly max: number | null;
  /** Milliseconds; null where none is set. */
  readonly target: number | null;
  readonly overTarget: number;
  /** Did not go on at all. */
  readonly never: number;
}

export interface Report {
  readonly seed: number;
  readonly passed: boolean;
  readonly seconds: number;
  readonly machine: { readonly cores: number; readonly memoryGb: number; readonly node: string };
  readonly faults: Readonly<
    Record<string, { readonly survived: number; readonly recovery: Recovery }>
  >;
  /** Point → kills there; `any`: at no point in particular. */
  readonly killsByPoint: Readonly<Record<string, number>>;
  readonly invariants: readonly {
    readonly id: string;
    readonly promise: string;
    /** Objects looked at, over all checks. */
    readonly checked: number;
    readonly violations: number;
  }[];
  readonly settling: {
    readonly p50: number | null;
    readonly max: number | null;
    readonly bound: number;
  };
  readonly stages: readonly StageResult[];
}

/** The whole campaign in figures; `passed` where nothing was violated, nothing broke, and all went on. */
export function reportOf(
  seed: number,
  stages: readonly StageResult[],
  seconds: number,
  bound: number,
): Report {
  const faults = stages.flatMap((stage) => stage.faults);
  const checks = stages.flatMap((stage) => stage.checks);
  const settled = checks.map(({ settledAfter }) => settledAfter);
  const perInvariant = invariants.map(({ id, promise }) => {
    const own = checks.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.id === id));
    return {
      id,
      promise,
      checked: own.reduce((sum, { checked }) => sum + checked, 0),
      violations: own.reduce((sum, { violations }) => sum + violations.length, 0),
    };
  });
  return {
    seed,
    passed:
      checks.length > 0 &&
      perInvariant.every(({ violations }) => violations === 0) &&
      faults.every(({ recovery }) => Object.values(recovery).every((took) => took !== null)) &&
      stages.every(({ broken, crashes }) => broken.length === 0 && crashes.length === 0),
    seconds: Math.round(seconds),
    machine: {
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    faults: Object.fromEntries(
      [...new Set(faults.map(({ kind }) => kind))].map((kind) => {
        const own = faults.filter((fault) => fault.kind === kind);
        return [kind, { survived: own.length, recovery: recoveryOf(kind, own) }];
      }),
    ),
    killsByPoint: killsByPoint(faults),
    invariants: perInvariant,
    settling: { p50: median(settled), max: settled.length ? Math.max(...settled) : null, bound },
    stages: stages.map(withFewExamples),
  };
}

function recoveryOf(kind: string, faults: readonly FaultRecord[]): Recovery {
  const all = faults.flatMap(({ recovery }) => Object.values(recovery));
  const measured = all.filter((took) => typeof took === 'number');
  const target = recoveryTargets[kind] ?? null;
  return {
    measured: measured.length,
    p50: median(measured),
    max: measured.length > 0 ? Math.max(...measured) : null,
    target,
    overTarget: target === null ? 0 : measured.filter((took) => took > target).length,
    never: all.length - measured.length,
  };
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function killsByPoint(faults: readonly FaultRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, note } of faults) {
    if (kind !== 'kill') continue;
    const point = String(note?.['point']);
    counts[point] = (counts[point] ?? 0) + 1;
  }
  return counts;
}

const examples = 20;

function withFewExamples(stage: StageResult): StageResult {
  return {
    ...stage,
    checks: stage.checks.map((check) => ({
      ...check,
      verdicts: check.verdicts.map((verdict) => ({
        ...verdict,
        violations: verdict.violations.slice(0, examples),
      })),
    })),
  };
}

/** The report as people read it. */
export function formatReport(report: Report): string {
  const seconds = (milliseconds: number | null) =>
    milliseconds === null ? '–' : `${(milliseconds / 1_000).toFixed(1)} s`;
  const faults = Object.entries(report.faults).map(([kind, { survived, recovery }]) => [
    kind,
    String(survived),
    String(recovery.measured),
    seconds(recovery.p50),
    seconds(recovery.max),
    seconds(recovery.target),
    String(recovery.overTarget + recovery.never),
  ]);
  const invariantRows = report.invariants.map(({ id, promise, checked, violations }) => [
    id,
    String(checked),
    String(violations),
    promise,
  ]);
  const { stages, settling } = report;
  const crashes = stages.flatMap((stage) => stage.crashes);
  const broken = stages.flatMap((stage) => stage.broken);
  const logs = stages.flatMap((stage) => stage.logs ?? []);
  const notDrained = stages.flatMap((stage) => stage.notDrained);
  return [
    `Seed ${report.seed}, ${report.seconds} s, ${report.machine.cores} cores`,
    '',
    table(['fault', 'times', 'measured', 'p50', 'max', 'target', 'over'], faults),
    '',
    `Kills by point: ${Object.entries(report.killsByPoint)
      .map(([point, kills]) => `${point} ${kills}`)
      .join(', ')}`,
    '',
    table(['', 'objects', 'violations', ''], invariantRows),
    '',
    `Idle after ${seconds(settling.p50)} (p50), ${seconds(settling.max)} (max), bound ${seconds(settling.bound)}.`,
    `Requests: ${stages.map(({ requests, events }) => `${JSON.stringify(requests)}, ${events} records on the log`).join('; ')}`,
    ...(crashes.length > 0 ? [`Ended by themselves: ${JSON.stringify(crashes)}`] : []),
    ...(notDrained.length > 0 ? [`Had to be killed at the end: ${notDrained.join(', ')}`] : []),
    ...broken.map((what) => `Could not be carried out: ${what}`),
    ...logs.map((place) => `Logs of the services: ${place}`),
    report.passed ? '✓ 0 violations' : '✗ Not everything held; replay it with the same seed.',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
