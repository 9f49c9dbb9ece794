import { describe, expect, it } from 'vitest';
import {
  countQualification,
  qualifiedPerMonth,
  countersOf,
} from '../src/qualifications/count-qualification.js';
import { defaultTerms } from './terms.js';

const leadId = '01936c2e-0000-7000-8000-000000000001';
const { playbook } = defaultTerms;

describe('a qualified lead', () => {
  // 23:30 in UTC on the last of October is half past midnight of November in Berlin.
  const at = new Date('2026-10-31T23:30:00Z');

  it('counts in the month of the calendar’s zone', () => {
    const qualification = countQualification(undefined, leadId, at, playbook)!;
    const counters = countersOf(qualification);
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
