import {
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationMet,
  problemsOf,
} from '@smarketing/contracts';
import type { Emission, Folded } from '@smarketing/event-bus';
import type { ObligedAct } from '@smarketing/playbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerObligations } from '../src/obligations/answer-obligation.js';
import { armObligations } from '../src/obligations/arm-obligation.js';
import { breachDeclaredAt } from '../src/obligations/next-deadline.js';
import type { Duties } from '../src/obligations/duties.schema.js';
import { passDeadlines } from '../src/obligations/pass-deadline.js';
import { defaultTerms } from './terms.js';

const leadId = '01936c2e-0000-7000-8000-000000000001';
const assignedAt = new Date('2026-11-20T16:00:00+01:00');
const atRiskAt = new Date('2026-11-23T11:00:00+01:00');
const due = new Date('2026-11-23T12:00:00+01:00');
const declaredAt = new Date('2026-11-23T12:00:05+01:00');

function armed(): Duties {
  const assignment = { leadId, repId: 'maria', cycle: 1, at: assignedAt };
  return armObligations(undefined, 'accept-or-reject', assignment, defaultTerms)!.document;
}

function answered(duties: Duties, answeredAt: Date, cycle = 1): Folded<Duties> | undefined {
  return answerObligations(duties, { act: 'accept-or-reject', cycle, answeredAt }, defaultTerms);
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
const factsOf = (decided: Folded<Duties> | undefined) => decided?.emit?.map(({ fact }) => fact);

describe('an answer', () => {
  it('given in time meets the obligation, with the minutes used', () => {
    const decided = answered(armed(), new Date('2026-11-23T10:00:00+01:00'))!;
    const metAt = '2026-11-23T09:00:00.000Z';
    expect(decided.emit).toMatchObject([
      { fact: ObligationMet, data: { metAt, usedMinutes: 120 }, time: new Date(metAt) },
    ]);
    expect(decided.document.wakeAt).toBeNull();
    expect(decided.document.obligations[0]).toMatchObject({ state: 'met', corrected: false });
  });

  it('given at the due time is in time, a millisecond later it is not', () => {
    expect(factsOf(answered(armed(), due))).toEqual([ObligationMet]);
    expect(factsOf(answered(armed(), later(due, 1)))).toEqual([ObligationBreached]);
  });

  it('given late, but known before the timer fires, breaches at the due time', () => {
    const decided = answered(armed(), later(due, 1000))!;
    expect(decided.emit).toMatchObject([{ fact: ObligationBreached, time: due }]);
    expect(decided.document.wakeAt).toBeNull();
  });

  it('given in time, but known after the breach, corrects it visibly', () => {
    const breached = passDeadlines(armed(), declaredAt).document;
    const decided = answered(breached, new Date('2026-11-23T10:00:00+01:00'))!;
    expect(decided.emit).toMatchObject([{ fact: ObligationCorrected, data: { usedMinutes: 120 } }]);
    expect(decided.document.obligations[0]).toMatchObject({ state: 'met', corrected: true });
  });

  it('given late leaves a breach as it is', () => {
    const breached = passDeadlines(armed(), declaredAt).document;
    expect(answered(breached, later(due, 1))).toBeUndefined();
  });

  it('of a cycle in which nothing is owed, or to a lead unheard of, changes nothing', () => {
    expect(answered(armed(), due, 2)).toBeUndefined();
    expect(
      answerObligations(
        undefined,
        { act: 'accept-or-reject', cycle: 1, answeredAt: due },
        defaultTerms,
      ),
    ).toBeUndefined();
  });

  it('settles only what is owed in its own cycle', () => {
    const second = { leadId, repId: 'maria', cycle: 2, at: assignedAt };
    const both = armObligations(armed(), 'accept-or-reject', second, defaultTerms)!.document;
    const { document: duties } = answered(both, due, 2)!;
    expect(duties.obligations.map(({ state }) => state)).toEqual(['armed', 'met']);
    expect(duties.wakeAt).toEqual(atRiskAt);
  });

  it('settles only what is owed of its own act', () => {
    const contact = 'contact' as ObligedAct;
    const { playbook } = defaultTerms;
    const level = { ...playbook.serviceLevels[0]!, id: 'contact', act: contact };
    const terms = { ...defaultTerms, playbook: { ...playbook, serviceLevels: [level] } };
    const start = { leadId, repId: 'maria', cycle: 1, at: assignedAt };
    const both = armObligations(armed(), contact, start, terms)!.document;
    const accepted = answered(both, due)!.document;
    expect(accepted.obligations.map(({ state }) => state)).toEqual(['met', 'armed']);
    const contacted = { act: contact, cycle: 1, answeredAt: due };
    const done = answerObligations(accepted, contacted, terms)!.document;
    expect(done.obligations.map(({ state }) => state)).toEqual(['met', 'met']);
  });
});

describe('the clock', () => {
  it('warns once when the minutes are mostly used, then waits for the due time and its grace', () => {
    const warned = passDeadlines(armed(), atRiskAt);
    expect(warned.emit).toMatchObject([{ fact: ObligationAtRisk, time: atRiskAt }]);
    expect(warned.document.wakeAt).toEqual(declaredAt);
    expect(passDeadlines(warned.document, due).emit).toEqual([]);
  });

  it('breaches when the grace is over, at the due time', () => {
    const warned = passDeadlines(armed(), atRiskAt).document;
    expect(passDeadlines(warned, later(declaredAt, -1)).emit).toEqual([]);
    const breached = passDeadlines(warned, declaredAt);
    expect(breached.emit).toMatchObject([{ fact: ObligationBreached, time: due }]);
    expect(breached.document.wakeAt).toBeNull();
  });

  it('does not warn of what is over', () => {
    expect(factsOf(passDeadlines(armed(), declaredAt))).toEqual([ObligationBreached]);
  });

  it('woken too early decides nothing and asks to be woken again', () => {
    const { document: duties, emit: facts } = passDeadlines(armed(), later(atRiskAt, -1));
    expect(facts).toEqual([]);
    expect(duties.wakeAt).toEqual(atRiskAt);
  });
});

type Step = { wakeAfterMinutes: number } | { answerAfterMinutes: number };

const minutes = fc.integer({ min: -60, max: 8 * 24 * 60 });
const wake = minutes.map((wakeAfterMinutes) => ({ wakeAfterMinutes }));
const answerTime = fc.option(minutes, { nil: undefined });

/** The steps one after the other; the clock of the wakes only ever goes forward. */
function play(steps: readonly Step[]): { duties: Duties; facts: Emission[] } {
  let duties = armed();
  const facts: Emission[] = [];
  let now = assignedAt;
  for (const step of steps) {
    let decided: Folded<Duties> | undefined;
    if ('wakeAfterMinutes' in step) {
      const at = later(assignedAt, step.wakeAfterMinutes * 60_000);
      now = at > now ? at : now;
      decided = passDeadlines(duties, now);
    } else decided = answered(duties, later(assignedAt, step.answerAfterMinutes * 60_000));
    if (decided) duties = decided.document;
    facts.push(...(decided?.emit ?? []));
  }
  return { duties, facts };
}

describe('whatever the order of timers and facts', () => {
  const stories = fc
    .tuple(fc.array(wake), answerTime, fc.array(wake))
    .map(([before, at, after]) => ({
      at,
      steps: [...before, ...(at === undefined ? [] : [{ answerAfterMinutes: at }]), ...after],
    }));
  // The last timer always fires in the end: deadlines are durable.
  const finalWake = { wakeAfterMinutes: 30 * 24 * 60 };

  it('the outcome depends on event times only', () => {
    fc.assert(
      fc.property(stories, ({ at, steps }) => {
        const [owed] = play([...steps, finalWake]).duties.obligations;
        const answeredAt = at === undefined ? undefined : later(assignedAt, at * 60_000);
        const inTime = answeredAt !== undefined && answeredAt <= due;
        expect(owed?.state).toBe(inTime ? 'met' : 'breached');
        expect(owed?.metAt).toEqual(inTime ? answeredAt : null);
      }),
    );
  });

  it('exactly one of met, breached, or breached and then corrected is published', () => {
    fc.assert(
      fc.property(stories, ({ steps }) => {
        const { duties, facts } = play([...steps, finalWake]);
        const [owed] = duties.obligations;
        const settled = facts.map(({ fact }) => fact).filter((fact) => fact !== ObligationAtRisk);
        if (owed?.corrected) expect(settled).toEqual([ObligationBreached, ObligationCorrected]);
        else expect(settled).toEqual([owed?.state === 'met' ? ObligationMet : ObligationBreached]);
      }),
    );
  });

  it('a warning comes at most once, and never after the outcome', () => {
    fc.assert(
      fc.property(stories, ({ steps }) => {
        const warnings = play([...steps, finalWake]).facts.map(
          ({ fact }) => fact === ObligationAtRisk,
        );
        expect(warnings.slice(1)).not.toContain(true);
      }),
    );
  });

  it('what is owed has a wake-up ahead that settles it, and what is settled has none', () => {
    fc.assert(
      fc.property(stories, ({ steps }) => {
        let { duties } = play(steps);
        for (let wakes = 0; duties.wakeAt; wakes++) {
          expect(wakes).toBeLessThan(3);
          expect(duties.wakeAt <= breachDeclaredAt(duties.obligations[0]!)).toBe(true);
          ({ document: duties } = passDeadlines(duties, duties.wakeAt));
        }
        expect(['met', 'breached']).toContain(duties.obligations[0]?.state);
      }),
    );
  });

  it('every fact keeps its contract', () => {
    fc.assert(
      fc.property(stories, ({ steps }) => {
        for (const { fact, data } of play([...steps, finalWake]).facts) {
          expect(problemsOf(fact, data, 'closed')).toBeUndefined();
        }
      }),
      { numRuns: 30 },
    );
  });
});
