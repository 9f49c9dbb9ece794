import { setTimeout as wait } from 'node:timers/promises';
import { check, type Verdict } from '../checker/check.ts';
import { scenarios, type ScenarioName } from './scenarios.ts';
import { snapshotOf } from './snapshot-of.ts';
import { Stage, type Infrastructure } from './stage.ts';

export interface Trial {
  readonly scenario: ScenarioName;
  /** Absent in the trial of the sound service. */
  readonly bug?: string;
  readonly seconds: number;
  /** The invariants that something violated. */
  readonly caught: readonly Verdict[];
  /** How many objects all invariants looked at. */
  readonly checked: number;
  /** Why the trial could not be done; nothing is known then. */
  readonly failure?: string;
}

/** Runs the scenario on a service with the bug, or on the sound one, and checks what is left. */
export async function tryBug(
  infrastructure: Infrastructure,
  scenario: ScenarioName,
  bug?: string,
): Promise<Trial> {
  const began = performance.now();
  const stage = new Stage(infrastructure, bug);
  const of = bug === undefined ? { scenario } : { scenario, bug };
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    await within(120_000, scenarios[scenario](stage));
    const verdicts = check(await snapshotOf(stage));
    return {
      ...of,
      seconds: seconds(),
      caught: verdicts.filter(({ violations }) => violations.length > 0),
      checked: verdicts.reduce((sum, { checked }) => sum + checked, 0),
    };
  } catch (error) {
    const output = stage.processes.map((process) => process.output).join('\n');
    const failure = `${(error as Error).stack}\n${output.slice(-4_000)}`;
    return { ...of, seconds: seconds(), caught: [], checked: 0, failure };
  } finally {
    await stage.clear();
  }
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const deadline = new AbortController();
  const { signal } = deadline;
  const late = wait(milliseconds, undefined, { signal }).then(() => {
    throw new Error(`The scenario was not done within ${milliseconds} ms.`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    deadline.abort();
  }
}
