import {
  LeadMergedAway,
  LeadQualified,
  LeadRestored,
  ObligationArmed,
  contractOf,
} from '@smarketing/contracts';
import { addBusinessMinutes, businessMinutesBetween } from '@smarketing/business-time';
import type { Arrived } from '@smarketing/event-bus';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerObligations } from '../src/obligations/answer-obligation.js';
import { armObligations } from '../src/obligations/arm-obligation.js';
import type { Duties } from '../src/obligations/duties.schema.js';
import { breachDeclaredAt } from '../src/obligations/next-deadline.js';
import { passDeadlines } from '../src/obligations/pass-deadline.js';
import { restDuties, resumeDuties } from '../src/obligations/rest-duties.js';
import { countersOf } from '../src/qualifications/count-qualification.js';
import type { Qualification } from '../src/qualifications/qualification.schema.js';
import { qualifications } from '../src/qualifications/qualifications.view.js';
import { defaultTerms, office } from './terms.js';

const leadId = '01936c2e-0000-7000-8000-000000000001';
const into = '01936c2e-0000-7000-8000-000000000002';
const assignedAt = new Date('2026-11-20T16:00:00+01:00');
const due = new Date('2026-11-23T12:00:00+01:00');
const start = { leadId, repId: 'maria', cycle: 1, at: assignedAt };

const arm = (duties?: Duties) =>
  armObligations(duties, 'accept-or-reject', start, defaultTerms)!.document;
const rest = (duties: Duties | undefined, at: Date) =>
  restDuties(duties, leadId, into, at).document;
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
const hour = 3_600_000;

describe('what is owed for a lead that is merged away', () => {
  it('rests: nobody is reminded, also where the merge is heard of first', () => {
    const merged = later(assignedAt, hour);
    expect(rest(arm(), merged).wakeAt).toBeNull();
    expect(arm(rest(undefined, merged))).toEqual(rest(arm(), merged));
  });

  it('is owed from its return on, for as long as was left, where it was due meanwhile', () => {
    const merged = new Date('2026-11-23T10:00:00+01:00');
    const back = new Date('2026-12-01T09:00:00+01:00');
    const resumed = resumeDuties(rest(arm(), merged), back, defaultTerms)!;
    const left = businessMinutesBetween(office, merged, due);
    const [owed] = resumed.document.obligations;
    expect(owed).toMatchObject({ state: 'armed', due: addBusinessMinutes(office, back, left) });
    expect(resumed.emit).toMatchObject([
      { fact: ObligationArmed, data: { due: owed!.due.toISOString() }, time: assignedAt },
    ]);
    expect(resumed.document.merged).toBeUndefined();
    const atOnce = passDeadlines(resumed.document, later(back, 1)).emit!;
    expect(atOnce).toEqual([]);
  });

  it('is no breach either where the merge was heard of after it had been declared', () => {
    const merged = new Date('2026-11-23T10:00:00+01:00');
    const breached = passDeadlines(arm(), later(due, hour)).document;
    const resumed = resumeDuties(rest(breached, merged), later(due, 2 * hour), defaultTerms)!;
    expect(resumed.document.obligations[0]!.state).toBe('armed');
  });

  it('stays a breach where it was due before the merge', () => {
    const breached = passDeadlines(arm(), later(due, hour)).document;
    const merged = rest(breached, later(due, 2 * hour));
    expect(resumeDuties(merged, later(due, 3 * hour), defaultTerms)!.document).toEqual(breached);
  });

  it('is as it was after the return, unless its time came meanwhile, whatever was answered', () => {
    const minutes = fc.integer({ min: -60, max: 4 * 24 * 60 });
    fc.assert(
      fc.property(minutes, minutes, fc.option(minutes), (one, other, answer) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          later(assignedAt, at * 60_000),
        );
        const [owed] = arm().obligations;
        const declared = breachDeclaredAt(owed!);
        fc.pre(!(declared > from! && declared <= to!));
        const answered = (duties: Duties) =>
          answer === null
            ? duties
            : (answerObligations(
                duties,
                {
                  act: 'accept-or-reject',
                  cycle: 1,
                  answeredAt: later(assignedAt, answer * 60_000),
                },
                defaultTerms,
              )?.document ?? duties);
        const without = answered(arm());
        const tied = answered(rest(arm(), from!));
        expect(resumeDuties(tied, to!, defaultTerms)!.document).toEqual(without);
      }),
    );
  });
});

describe('an MQL that is merged away', () => {
  const folds = new Map(
    qualifications.folds!.map(({ fact, fold }) => [contractOf(fact).type, fold]),
  );
  const fold = (fact: Parameters<typeof contractOf>[0], data: object) => (known?: Qualification) =>
    folds.get(contractOf(fact).type)!(
      known,
      { key: leadId, time: assignedAt, data } as unknown as Arrived,
      { now: assignedAt, newId: () => '', reference: defaultTerms, rules: 1 },
    )?.document ?? known;
  const qualified = fold(LeadQualified, { cycle: 1 });
  const away = fold(LeadMergedAway, { leadId, into });
  const back = fold(LeadRestored, { leadId });

  it('counts in no month until it is back, whichever is heard of first', () => {
    const counted = qualified()!;
    expect(countersOf(away(counted)!)).toEqual({});
    expect(qualified(away())).toEqual(away(counted));
    expect(back(away(counted))).toEqual(counted);
    expect(back(qualified(away()))).toEqual(counted);
    expect(qualified(back(away()))).toEqual(counted);
  });
});
