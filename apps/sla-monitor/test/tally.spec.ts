import { describe, expect, it } from 'vitest';
import {
  countQualification,
  qualifiedPerMonth,
  tallyQualification,
} from '../src/qualifications/count-qualification.js';
import { levelTallies, tallyDuties } from '../src/obligations/tally-duties.js';
import { armObligation } from '../src/obligations/arm-obligation.js';
import { defaultAgreement, office } from './agreements.js';

const leadId = '01936c2e-0000-7000-8000-000000000001';
const { playbook } = defaultAgreement;

describe('a qualified lead', () => {
  // 23:30 in UTC on the last of October is half past midnight of November in Berlin.
  const at = new Date('2026-10-31T23:30:00Z');

  it('counts in the month of the calendar’s zone', () => {
    const qualification = countQualification(undefined, leadId, at, playbook)!;
    const counters = tallyQualification(qualification);
    expect(counters).toEqual({ 'mql:Europe/Berlin:2026-11': 1 });
    expect(qualifiedPerMonth(counters, 'Europe/Berlin')).toEqual({ '2026-11': 1 });
  });

  it('counts in every zone of the playbook, and once where two calendars share it', () => {
    const [calendar] = playbook.calendars;
    const calendars = [calendar!, calendar!, { ...calendar!, zone: 'America/New_York' }];
    const { months } = countQualification(undefined, leadId, at, { calendars })!;
    expect(months).toEqual({ 'Europe/Berlin': '2026-11', 'America/New_York': '2026-10' });
  });

  it('does not count a second time after it was recycled', () => {
    const first = countQualification(undefined, leadId, at, playbook)!;
    expect(countQualification(first, leadId, new Date('2026-12-01'), playbook)).toBeUndefined();
  });
});

describe('the counters of a service level', () => {
  const level = playbook.serviceLevels[0]!;
  const obligationOf = (cycle: number) =>
    armObligation(level, office, { leadId, repId: 'maria', cycle, at: new Date(0) }, 1);

  it('hold one for each obligation, and the corrected ones among the met', () => {
    const obligations = [
      { ...obligationOf(1), state: 'met' as const, corrected: true },
      { ...obligationOf(2), state: 'met' as const },
      { ...obligationOf(3), state: 'breached' as const },
      obligationOf(4),
    ];
    const tally = { armed: 1, atRisk: 0, met: 2, breached: 1, corrected: 1 };
    expect([...levelTallies(tallyDuties({ obligations }))]).toEqual([
      ['respond-to-handoff', tally],
    ]);
  });
});
