import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, leadFacts } from './consumers/lead-facts.ts';
import { foldInMemory, hashOf } from './consumers/lead-rows.ts';
import type { ConsumerFigures } from './consumers/measure-consumers.ts';
import { interleaved } from './measure/interleaved.ts';
import { percentile, spreadOf } from './measure/spread.ts';
import type { BenchReport } from './report/bench-report.ts';
import { verdictsOf } from './report/targets.ts';

describe('the facts of the benchmark', () => {
  const facts = [...leadFacts({ leads: 50, perLead: 10 })];

  it('are the same each time, and in order for each lead', () => {
    const ids = (all: typeof facts) => all.map(({ key, sequence }) => `${key}/${sequence}`);
    expect(ids([...leadFacts({ leads: 50, perLead: 10 })])).toEqual(ids(facts));
    const last = new Map<string, number>();
    for (const { key, sequence } of facts) {
      expect(sequence).toBe((last.get(key) ?? 0) + 1);
      last.set(key, sequence);
    }
    expect(last.size).toBe(50);
  });

  it('lead to a score two times in ten', () => {
    expect(foldInMemory(facts).derived).toBe(100);
    const later = leadFacts({ leads: 50, perLead: 10, firstSequence: 3 });
    const { rows } = foldInMemory(leadFacts({ leads: 50, perLead: 2 }));
    expect(foldInMemory(later, rows).derived).toBe(100);
  });

  it('give a hash that a lost, a repeated and a swapped fact change', () => {
    const hash = (all: typeof facts) => hashOf(foldInMemory(all).rows.values());
    const whole = hash(facts);
    const touchpoint = facts.findIndex(({ kind }) => kind === 'touchpoint');
    expect(hash(facts.toSpliced(touchpoint, 1))).not.toBe(whole);
    expect(hash(facts.toSpliced(touchpoint, 0, facts[touchpoint]!))).not.toBe(whole);
    const lastOfOne = facts.findLastIndex(({ key }) => key === facts[0]!.key);
    expect(hash([...facts, facts[lastOfOne - 1]!])).not.toBe(whole);
  });

  it('have ids that are UUIDs', () => {
    expect(idOf('lead', 7)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}$/,
    );
  });
});

describe('repeats', () => {
  it('run every contestant once each, first in turn', async () => {
    const order: string[] = [];
    await interleaved(['a', 'b', 'c'], 3, async (name, repeat) => order.push(`${name}${repeat}`));
    expect(order).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
  });

  it('have percentiles that so many values do not exceed', () => {
    const values = fc.array(fc.nat(1_000), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, p) => {
        const sorted = all.toSorted((a, b) => a - b);
        const found = percentile(sorted, p);
        const below = sorted.filter((value) => value <= found).length;
        const under = sorted.filter((value) => value < found).length;
        return below >= p * all.length && under < p * all.length;
      }),
    );
  });
});

describe('a target', () => {
  const consumer = (variant: string, rate: number, cpu: number) =>
    ({
      variant,
      eventsPerSecond: spreadOf([rate]),
      cpu: { all: spreadOf([cpu]) },
    }) as unknown as ConsumerFigures;
  const report = (...figures: ConsumerFigures[]) =>
    ({ quick: false, consumers: { meanBodyBytes: 0, figures } }) as unknown as BenchReport;

  it('is met by what was measured, or not', () => {
    const verdicts = verdictsOf(report(consumer('bus', 95, 1.2), consumer('publish', 100, 1)));
    expect(verdicts.map(({ reached, met }) => [reached, met])).toEqual([
      ['0.950 ×', true],
      ['1.20 ×', false],
    ]);
  });

  it('is not judged where it was not measured', () => {
    expect(verdictsOf(report(consumer('bus', 95, 1)))).toEqual([]);
    const noCpu = verdictsOf(report(consumer('bus', 95, NaN), consumer('publish', 100, NaN)));
    expect(noCpu).toHaveLength(1);
    expect(verdictsOf({ ...report(), quick: true })).toEqual([]);
  });
});
