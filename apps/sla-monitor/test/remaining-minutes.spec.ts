import { describe, expect, it } from 'vitest';
import { armObligation } from '../src/obligations/arm-obligation.js';
import { remainingMinutes } from '../src/obligations/remaining-minutes.js';
import { defaultTerms, office } from './terms.js';

const level = defaultTerms.playbook.serviceLevels[0]!;

describe('the minutes that remain', () => {
  const assignment = {
    leadId: '01936c2e-0000-7000-8000-000000000001',
    repId: 'maria',
    cycle: 1,
    at: new Date('2026-11-20T16:00:00+01:00'),
  };
  const owed = armObligation(level, office, assignment, 1);

  it.each([
    ['when it is armed', '2026-11-20T16:00:00+01:00', 240],
    ['over the weekend', '2026-11-21T12:00:00+01:00', 180],
    ['a minute before it is due', '2026-11-23T11:59:00+01:00', 1],
    ['after it was due', '2026-11-23T12:00:01+01:00', 0],
  ])('are business minutes: %s', (_when, now, minutes) => {
    expect(remainingMinutes(owed, new Date(now), defaultTerms)).toBe(minutes);
  });

  it('are none once it is settled', () => {
    const met = { ...owed, state: 'met' as const };
    expect(remainingMinutes(met, owed.armedAt, defaultTerms)).toBeNull();
  });
});
