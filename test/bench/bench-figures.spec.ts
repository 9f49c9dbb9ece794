import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, leadFacts } from './consumers/lead-facts.ts';
import { foldInMemory, hashOf } from './consumers/lead-rows.ts';
import type { ConsumerFigures } from './consumers/measure-consumers.ts';
import { interleaved } from './measure/interleaved.ts';
import {
  commandsOf,
  workBetween,
  workOfOne,
  type DatabaseWork,
} from './measure/database-commands.ts';
import { percentile, spreadOf } from './measure/spread.ts';
import type { BenchReport } from './report/bench-report.ts';
import { doubtsOf } from './rates/doubts.ts';
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

describe('the figures of a rate', () => {
  const held = {
    wanted: 1_000,
    during: 20,
    leads: 1_000,
    seconds: 20.2,
    refused: 0,
    otherCores: 0,
  };

  it.each([
    { what: 'was held on a quiet machine', run: {}, doubts: [] },
    { what: 'lost some', run: { leads: 960 }, doubts: ['rate not held'] },
    { what: 'took long to come to its end', run: { seconds: 22 }, doubts: ['rate not held'] },
    { what: 'was refused', run: { refused: 3 }, doubts: ['3 refused'] },
    { what: 'had others beside it', run: { otherCores: 0.5 }, doubts: ['machine busy'] },
  ])('say what is wrong with one that $what', ({ run, doubts }) => {
    expect(doubtsOf({ ...held, ...run })).toEqual(doubts);
  });

  it('leave out what an idle database does', () => {
    const work = (commits: number, finds: number): DatabaseWork => ({
      ...{ commits, finds, inserts: 0, updates: 0, deletes: 0, others: 0 },
      ...{ documents: 0, journalBytes: 0, bytesIn: 0 },
    });
    const done = workBetween(work(100, 1_000), work(300, 1_500));
    const perLead = { leads: 100, seconds: 20, idlePerSecond: work(0, 15) };
    const one = workOfOne(done, perLead);
    expect([one.commits, one.finds, commandsOf(one)]).toEqual([2, 2, 4]);
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
