import type { Calendar, Commitment } from '@smarketing/playbook';
import { defaultPlaybook } from '@smarketing/playbook';
import {
  CommitmentClosed,
  CommitmentOffPace,
  ObligationArmed,
  ObligationBreached,
  ObligationCorrected,
  ObligationMet,
} from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { calendarMonth, utcMonthsOf } from '../src/attainment/calendar-month.js';
import { commitmentAttainment } from '../src/attainment/commitment-attainment.js';
import { commitmentMonths } from '../src/attainment/commitment-months.js';
import { serviceLevelAttainment } from '../src/attainment/service-level-attainment.js';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import type { CommitmentHistory } from '../src/commitments/commitment-history.schema.js';
import { noteClosed, noteOffPace } from '../src/commitments/note-announcement.js';
import * as obligations from '../src/lead-view/apply-obligation-facts.js';
import { CounterSums } from '../src/counters/counter-sums.js';
import { arrived, figureOf, leadOf, sumsOf } from './leads.js';

const leadId = '0197a000-0000-7000-8000-000000000001';
const level = 'respond-to-handoff';

function owing(...states: ('met' | 'breached' | 'corrected')[]): LeadView {
  const lead = leadOf({ captured: '2026-01-01T00:00:00Z' });
  const data = {
    subject: leadId,
    obligationId: `${leadId}:${level}:1`,
    level,
    cycle: 1,
    repId: 'anna',
    due: '2026-01-02T10:00:00Z',
    armedAt: '2026-01-02T09:00:00Z',
    atRiskAt: '2026-01-02T09:45:00Z',
    metAt: '2026-01-02T09:50:00Z',
    usedMinutes: 50,
  };
  const at = (sequence: number) => ({ time: data.due, sequence, key: leadId });
  obligations.applyArmed(lead, arrived(ObligationArmed, data, at(1)));
  states.forEach((state, index) => {
    if (state === 'met') obligations.applyMet(lead, arrived(ObligationMet, data, at(index + 2)));
    if (state === 'breached') {
      obligations.applyBreached(lead, arrived(ObligationBreached, data, at(index + 2)));
    }
    if (state === 'corrected') {
      obligations.applyCorrected(lead, arrived(ObligationCorrected, data, at(index + 2)));
    }
  });
  return lead;
}

describe('what sales owes marketing', () => {
  const playbook = defaultPlaybook();
  it('is met ÷ (met + breached); running counts in neither, corrected as met', () => {
    const sums = sumsOf([owing(), owing('met'), owing('breached'), owing('breached', 'corrected')]);
    const shown = serviceLevelAttainment(sums, playbook, figureOf);
    expect(shown.filter((one) => one.level === level)).toMatchObject([
      {
        level,
        agreed: { from: 'sales', to: 'marketing', minutes: 240 },
        attainment: { value: 2 / 3, numerator: 2, denominator: 3 },
        met: { value: 2 },
        breached: { value: 1 },
        running: { value: 1 },
        corrected: { value: 1 },
      },
    ]);
  });

  it('is null before the first obligation ended, and shows a level that left the playbook', () => {
    const shown = serviceLevelAttainment(sumsOf([owing()]), { serviceLevels: [] }, figureOf);
    expect(shown).toMatchObject([{ level, agreed: null, attainment: { value: null } }]);
  });
});

describe('what marketing owes sales', () => {
  const playbook = defaultPlaybook();
  const calendar = playbook.calendars[0]!;
  const commitment = playbook.commitments[0]!;
  const reachedIn = (
    sums: CounterSums,
    of: Calendar,
    terms: Commitment,
    now: string,
    period?: string,
  ) => {
    const at = new Date(now);
    return commitmentAttainment(sums, terms, of, calendarMonth(of.zone, at, period), at, figureOf);
  };

  it('asks for 80 of 200 after 8 of 20 business days', () => {
    const report = reachedIn(
      new CounterSums({}),
      calendar,
      commitment,
      '2026-02-11T20:00:00+01:00',
    );
    expect(report.expected.value).toBe(80);
    expect(report).toMatchObject({ period: '2026-02', onPace: false, reached: { value: 0 } });
  });

  it.each([
    ['a month that is over asks for all of it', '2026-01', 200],
    ['a month to come for nothing yet', '2026-03', 0],
  ])('%s', (_, period, expected) => {
    const at = '2026-02-11T20:00:00+01:00';
    expect(reachedIn(new CounterSums({}), calendar, commitment, at, period).expected.value).toBe(
      expected,
    );
  });

  it('counts a lead in the month that its calendar shows, to the minute', () => {
    const captured = '2025-12-01T00:00:00Z';
    const sums = sumsOf([
      leadOf({ captured, qualified: '2026-01-31T22:59:59Z' }),
      leadOf({ captured, qualified: '2026-01-31T23:00:00Z' }),
      leadOf({ captured, qualified: '2026-02-28T22:59:59Z' }),
      leadOf({ captured, qualified: '2026-02-28T23:00:00Z' }),
    ]);
    const at = '2026-04-01T00:00:00Z';
    expect(reachedIn(sums, calendar, commitment, at, '2026-02').reached).toMatchObject({
      value: 2,
      window: { from: '2026-01-31T23:00:00.000Z', to: '2026-02-28T23:00:00.000Z' },
      restated: null,
    });
    const kathmandu = { ...calendar, zone: 'Asia/Kathmandu' };
    expect(reachedIn(sums, kathmandu, commitment, at, '2026-03').reached.value).toBe(2);
  });

  it('is not computed for a metric that feedback does not count', () => {
    const other = { ...commitment, metric: 'leads' };
    expect(reachedIn(new CounterSums({}), calendar, other, '2026-02-11T20:00:00Z')).toMatchObject({
      reached: { value: null, reason: 'Feedback counts the metric mql only, not leads.' },
      onPace: null,
    });
  });

  it('reads the counters of each UTC month that the local month touches', () => {
    expect(utcMonthsOf(calendarMonth('Europe/Berlin', new Date(0), '2026-02'))).toEqual([
      '2026-01',
      '2026-02',
    ]);
    expect(utcMonthsOf(calendarMonth('America/New_York', new Date(0), '2026-02'))).toEqual([
      '2026-02',
      '2026-03',
    ]);
  });
});

describe('the months of a commitment', () => {
  const playbook = defaultPlaybook();
  const calendar = playbook.calendars[0]!;
  const commitment = { ...playbook.commitments[0]!, perMonth: 2 };
  const captured = '2025-12-01T00:00:00Z';
  const qualifiedAt = (...times: string[]) =>
    sumsOf(times.map((qualified) => leadOf({ captured, qualified })));
  const inMarch = new Date('2026-03-01T00:00:00+01:00');
  const sums = qualifiedAt('2026-01-31T22:59:59Z', '2026-01-31T23:00:00Z', '2026-02-28T22:59:59Z');

  it('go back to the first that has a count, and are met or missed once they are over', () => {
    const months = commitmentMonths(sums, commitment, calendar, {}, inMarch, figureOf);
    expect(months).toMatchObject([
      { period: '2026-03', reached: { value: 0 }, outcome: 'running', announced: null },
      { period: '2026-02', reached: { value: 2 }, expected: { value: 2 }, outcome: 'met' },
      { period: '2026-01', reached: { value: 1 }, onPace: false, outcome: 'missed' },
    ]);
  });

  it('are restated by what comes late, by the goal that they were closed by', () => {
    const closed = { goal: 3, actual: 1, outcome: 'missed' as const };
    const behind = { goal: 3, actual: 0, offPaceAt: inMarch };
    const announced = { '2026-02': closed, '2026-01': behind };
    const months = commitmentMonths(sums, commitment, calendar, announced, inMarch, figureOf)!;
    expect(months.slice(1)).toMatchObject([
      {
        goal: 3,
        attainment: { value: 2 / 3 },
        outcome: 'missed',
        announced: closed,
        restated: true,
      },
      { goal: 2, announced: behind, restated: false },
    ]);
  });

  it('are none before a lead has qualified, and null for a metric that is not counted', () => {
    const of = (terms: Commitment) =>
      commitmentMonths(new CounterSums({}), terms, calendar, {}, inMarch, figureOf);
    expect(of(commitment)).toEqual([]);
    expect(of({ ...commitment, metric: 'leads' })).toBeNull();
  });
});

describe('a commitment as the SLA monitor announces it', () => {
  const data = { subject: 'commitment:qualified-leads', period: '2026-10', goal: 200, actual: 150 };
  const offPace = (time: string, actual: number) =>
    arrived(CommitmentOffPace, { ...data, actual, pace: 180 }, { time, sequence: 1 });
  const closed = arrived(
    CommitmentClosed,
    { ...data, actual: 190, outcome: 'missed' as const },
    { time: '2026-10-31T23:00:00Z', sequence: 2 },
  );
  const [first, second] = [
    offPace('2026-10-27T16:00:00Z', 140),
    offPace('2026-10-28T16:00:00Z', 150),
  ];
  type Note = (known: CommitmentHistory | undefined) => CommitmentHistory;
  const notes: Record<string, Note> = {
    first: (known) => noteOffPace(known, first).document,
    second: (known) => noteOffPace(known, second).document,
    closed: (known) => noteClosed(known, closed).document,
  };

  it.each([
    ['first', 'second', 'closed'],
    ['second', 'first', 'closed'],
    ['closed', 'first', 'second'],
    ['second', 'closed', 'first'],
  ])('is kept by month, also where %s comes before %s and %s', (...order) => {
    const history = order.reduce<CommitmentHistory | undefined>(
      (known, name) => notes[name]!(known),
      undefined,
    );
    expect(history).toEqual({
      _id: 'commitment:qualified-leads',
      periods: {
        '2026-10': {
          ...{ goal: 200, actual: 190, outcome: 'missed' },
          offPaceAt: new Date('2026-10-28T16:00:00Z'),
        },
      },
    });
  });
});
