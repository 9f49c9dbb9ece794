import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultKinds, planCampaign, type Step } from './plan.ts';
import { readOptions, UsageError } from './options.ts';

const options = { seed: 1, smoke: false, rounds: 9, only: [] };
const stepsOf = (more: object) =>
  planCampaign({ ...options, ...more }).flatMap(({ steps }) => steps);
const killsOf = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step.kind === 'kill' ? Object.values(step.kills).flat() : []));

describe('the plan', () => {
  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(stepsOf({ seed })).toEqual(stepsOf({ seed }));
        expect(stepsOf({ seed })).not.toEqual(stepsOf({ seed: seed + 1 }));
      }),
      { numRuns: 20 },
    );
  });

  it('holds every kind of fault, 200 kills and more, and a check behind the last fault', () => {
    const stages = planCampaign(options);
    const kinds = new Set(stages.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
    for (const kind of faultKinds) expect(kinds).toContain(kind);
    expect(killsOf(stepsOf({})).length).toBeGreaterThanOrEqual(200);
    for (const { steps } of stages) expect(steps.at(-1)).toEqual({ kind: 'check' });
  });

  it('holds only what was asked for, and no check that could find nothing new', () => {
    const steps = stepsOf({ only: ['kill'], rounds: 2 });
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(
      new Set(['calm', 'import', 'kill', 'check']),
    );
    expect(steps.filter(({ kind }) => kind === 'check')).toHaveLength(3);
  });
});

describe('the options', () => {
  it.each([
    [['--only', 'kill,flood'], '--only: flood is not one of'],
    [['--seed', 'x'], '--seed must be a whole number, not x.'],
    [['--what'], '--what'],
  ])('%j are refused with a sentence', (args, sentence) => {
    expect(() => readOptions(args, 0)).toThrow(UsageError);
    expect(() => readOptions(args, 0)).toThrow(sentence);
  });

  it('are by default all faults, by the clock', () => {
    expect(readOptions([], 1_234_567)).toMatchObject({ seed: 234_567, only: [], rounds: 9 });
  });
});
