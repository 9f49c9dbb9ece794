import { CommitmentClosed, CommitmentOffPace, problemsOf } from '@smarketing/contracts';
import fc from 'fast-check';
import type { Emission } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import type { CommitmentRecord } from '../src/commitments/commitment-record.schema.js';
import { decideCommitment, type CountsPerMonth } from '../src/commitments/decide-commitments.js';
import { defaultTerms, office } from './terms.js';

const [commitment] = defaultTerms.playbook.commitments;
const terms = { commitment: commitment!, calendar: office, playbook: 1 };
const closeOfDay8 = new Date('2026-02-11T17:00:00+01:00');

function announced(record: CommitmentRecord | undefined, counts: CountsPerMonth, now: Date) {
  return decideCommitment(record, terms, counts, now);
}

describe('the pace of 200 qualified leads a month', () => {
  it('is 80 at the close of day 8 of 20: 79 are announced as off pace', () => {
    const decided = announced(undefined, { '2026-02': 79 }, closeOfDay8)!;
    const period = '2026-02';
    const data = { subject: 'commitment:qualified-leads', period, goal: 200, actual: 79, pace: 80 };
    expect(decided.facts).toEqual([
      { fact: CommitmentOffPace, data, time: closeOfDay8, playbook: 1 },
    ]);
  });

  it('is kept with 80', () => {
    expect(announced(undefined, { '2026-02': 80 }, closeOfDay8)).toBeUndefined();
  });

  it('is announced at most once a business day', () => {
    const { record } = announced(undefined, { '2026-02': 10 }, closeOfDay8)!;
    expect(
      announced(record, { '2026-02': 11 }, new Date('2026-02-12T16:59+01:00')),
    ).toBeUndefined();
    const nextClose = new Date('2026-02-12T17:00+01:00');
    const next = announced(record, { '2026-02': 11 }, nextClose);
    expect(next?.facts).toMatchObject([{ data: { actual: 11, pace: 90 }, time: nextClose }]);
  });

  it('asks for nothing before the first business day is over', () => {
    const sunday = new Date('2026-02-01T23:00:00+01:00');
    expect(announced(undefined, { '2026-01': 200, '2026-02': 0 }, sunday)?.facts).toMatchObject([
      { fact: CommitmentClosed },
    ]);
  });
});

describe('a month that is over', () => {
  const inMarch = new Date('2026-03-01T00:00:00+01:00');

  it.each([
    [200, 'met'],
    [199, 'missed'],
  ])('with %i of 200 is closed as %s, at its end', (actual, outcome) => {
    const decided = announced(undefined, { '2026-02': actual }, inMarch)!;
    expect(decided.facts).toMatchObject([
      { fact: CommitmentClosed, data: { period: '2026-02', actual, outcome }, time: inMarch },
    ]);
  });

  it('is not over a millisecond before midnight in Berlin', () => {
    const before = new Date(inMarch.getTime() - 1);
    expect(announced(undefined, { '2026-02': 200 }, before)).toBeUndefined();
  });

  it('is closed once, whatever comes late and whatever goal a later playbook has', () => {
    const { record } = announced(undefined, { '2026-02': 199 }, inMarch)!;
    const late = { '2026-02': 200 };
    expect(announced(record, late, inMarch)).toBeUndefined();
    const easier = { ...terms, commitment: { ...commitment!, perMonth: 100 }, playbook: 2 };
    expect(decideCommitment(record, easier, late, inMarch)).toBeUndefined();
  });

  it('is missed without any count, if there was one in a month before', () => {
    const decided = announced(undefined, { '2025-12': 200 }, inMarch)!;
    expect(decided.facts.map(({ data }) => data)).toMatchObject([
      { period: '2025-12', outcome: 'met' },
      { period: '2026-01', outcome: 'missed', actual: 0 },
      { period: '2026-02', outcome: 'missed', actual: 0 },
    ]);
  });
});

it('says nothing before the first lead was ever qualified', () => {
  expect(announced(undefined, {}, closeOfDay8)).toBeUndefined();
  expect(announced(undefined, { '2026-02': 0 }, closeOfDay8)).toBeUndefined();
});

const looks = fc.array(
  fc.record({
    hours: fc.integer({ min: 0, max: 100 }),
    qualified: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 60 },
);

it('however often it is looked at, a month closes once and a business day warns once', () => {
  fc.assert(
    fc.property(looks, (steps) => {
      let now = new Date('2026-02-02T09:00:00+01:00');
      let record: CommitmentRecord | undefined;
      const counts: Record<string, number> = {};
      const facts: Emission[] = [];
      for (const { hours, qualified } of steps) {
        now = new Date(now.getTime() + hours * 3_600_000);
        const month = now.toISOString().slice(0, 7);
        counts[month] = (counts[month] ?? 0) + qualified;
        const decided = announced(record, counts, now);
        if (!decided) continue;
        ({ record } = decided);
        facts.push(...decided.facts);
      }
      const closed = facts.filter(({ fact }) => fact === CommitmentClosed).map(({ data }) => data);
      const months = (closed as CommitmentClosed[]).map(({ period }) => period);
      expect(new Set(months).size).toBe(months.length);
      const warned = facts.filter(({ fact }) => fact === CommitmentOffPace);
      const paces = warned.map(({ data }) => data as CommitmentOffPace);
      expect(new Set(paces.map(({ period, pace }) => `${period} ${pace}`)).size).toBe(paces.length);
      for (const { fact, data } of facts) expect(problemsOf(fact, data, 'closed')).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});
