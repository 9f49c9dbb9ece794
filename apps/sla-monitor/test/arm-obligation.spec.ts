import type { BusinessCalendar, OpenInterval, Weekday } from '@smarketing/business-time';
import { ObligationArmed, problemsOf } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { armObligations, armObligation, type Start } from '../src/obligations/arm-obligation.js';
import { answerObligations } from '../src/obligations/answer-obligation.js';
import { termsOf, defaultTerms, office } from './terms.js';

const leadId = '01936c2e-0000-7000-8000-000000000001';
const level = {
  act: 'accept-or-reject' as const,
  id: 'respond',
  minutes: 240,
  atRisk: 0.75,
  calendar: 'office',
  graceSeconds: 5,
};

function assignedAt(at: string, cycle = 1): Start {
  return { leadId, repId: 'maria', cycle, at: new Date(at) };
}

function week(days: string, ...open: OpenInterval[]): BusinessCalendar['hours'] {
  return Object.fromEntries(days.split(' ').map((day) => [day as Weekday, open]));
}

const withLunch: BusinessCalendar = {
  ...office,
  hours: week(
    'mon tue wed thu fri',
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ),
};
const always: BusinessCalendar = {
  zone: 'Europe/Berlin',
  hours: week('mon tue wed thu fri sat sun', { from: '00:00', to: '24:00' }),
  holidays: [],
};

describe('the due time of an obligation', () => {
  it.each([
    ['Saturday 15:00', office, '2026-11-21T15:00+01:00', 240, '2026-11-23T13:00:00+01:00'],
    ['Friday 16:00', office, '2026-11-20T16:00+01:00', 240, '2026-11-23T12:00:00+01:00'],
    ['Friday at close', office, '2026-11-20T17:00+01:00', 60, '2026-11-23T10:00:00+01:00'],
    ['before Whit Monday', office, '2026-05-22T16:30+02:00', 60, '2026-05-26T09:30:00+02:00'],
    ['before lunch', withLunch, '2026-11-23T11:30+01:00', 60, '2026-11-23T13:30:00+01:00'],
    ['in the lost hour', always, '2026-03-29T01:30+01:00', 60, '2026-03-29T03:30:00+02:00'],
    ['on the day of 23 hours', always, '2026-03-29T00:00+01:00', 1380, '2026-03-30T00:00:00+02:00'],
    ['on the day of 25 hours', always, '2026-10-25T00:00+02:00', 1500, '2026-10-26T00:00:00+01:00'],
  ])('assigned %s', (_when, calendar, at, minutes, due) => {
    const obligation = armObligation({ ...level, minutes }, calendar, assignedAt(at), 1);
    expect(obligation.due).toEqual(new Date(due));
  });

  it('is Tuesday 10:45 for the 90 minutes that are left after 30 were used on Monday', () => {
    const monday = armObligations(
      undefined,
      'accept-or-reject',
      assignedAt('2026-11-23T16:00+01:00'),
      defaultTerms,
    )!;
    const answer = {
      act: 'accept-or-reject' as const,
      cycle: 1,
      answeredAt: new Date('2026-11-23T16:30+01:00'),
    };
    const answered = answerObligations(monday.document, answer, defaultTerms)!;
    expect(answered.document.obligations[0]?.usedMinutes).toBe(30);
    const resumed = assignedAt('2026-11-24T09:15+01:00', 2);
    const rest = armObligation({ ...level, minutes: 120 - 30 }, office, resumed, 1);
    expect(rest.due).toEqual(new Date('2026-11-24T10:45:00+01:00'));
  });
});

describe('an assignment', () => {
  const friday = '2026-11-20T16:00:00+01:00';

  it('arms what the playbook asks for and wakes at 75 % of the minutes', () => {
    const { document: duties, emit: facts } = armObligations(
      undefined,
      'accept-or-reject',
      assignedAt(friday),
      defaultTerms,
    )!;
    const atRiskAt = new Date('2026-11-23T11:00:00+01:00');
    expect(duties).toEqual({
      _id: leadId,
      wakeAt: atRiskAt,
      obligations: [
        {
          id: `${leadId}:respond-to-handoff:1`,
          level: 'respond-to-handoff',
          cycle: 1,
          repId: 'maria',
          armedAt: new Date(friday),
          due: new Date('2026-11-23T12:00:00+01:00'),
          atRiskAt,
          graceSeconds: 5,
          state: 'armed',
          corrected: false,
          metAt: null,
          usedMinutes: null,
          calendar: 'office',
          playbook: 1,
        },
      ],
    });
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ fact: ObligationArmed, time: new Date(friday), playbook: 1 });
    expect(problemsOf(ObligationArmed, facts[0]!.data, 'closed')).toBeUndefined();
  });

  it('in a further cycle arms anew and keeps the old one', () => {
    const first = armObligations(undefined, 'accept-or-reject', assignedAt(friday), defaultTerms)!;
    const second = armObligations(
      first.document,
      'accept-or-reject',
      assignedAt(friday, 2),
      defaultTerms,
    )!;
    expect(second.document.obligations.map(({ cycle }) => cycle)).toEqual([1, 2]);
    expect(second.emit).toHaveLength(1);
  });

  it('of the same cycle again does not move the clock', () => {
    const first = armObligations(undefined, 'accept-or-reject', assignedAt(friday), defaultTerms)!;
    const again = assignedAt('2026-11-23T10:00:00+01:00');
    expect(armObligations(first.document, 'accept-or-reject', again, defaultTerms)).toBeUndefined();
  });

  it('owes nothing under a playbook without service levels', () => {
    const { playbook } = defaultTerms;
    const without = termsOf({ ...playbook, serviceLevels: [] }, 2);
    expect(
      armObligations(undefined, 'accept-or-reject', assignedAt(friday), without),
    ).toBeUndefined();
  });
});
