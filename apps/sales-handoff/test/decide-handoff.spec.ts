import { contractOf, problemsOf } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLead, declareUnassignable } from '../src/handoff/assign-lead.js';
import { legalActs, transitions } from '../src/handoff/handoff-transitions.js';
import type { HandoffCommand } from '../src/handoff/handoff.js';
import { acts, stages, type Act, type Stage } from '../src/handoff/stages.js';
import { qualifyLead } from '../src/handoff/qualify-lead.js';
import {
  decide,
  handoffIn,
  leadId,
  now,
  opportunityId,
  qualified,
  qualifiedAt,
} from './handoffs.js';

type Said<C = HandoffCommand> = C extends HandoffCommand ? Omit<C, 'leadId'> : never;

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const later = new Date(now.getTime() + 3_600_000);

/** What follows in the stages where the act is legal; everywhere else it is refused. */
const table: readonly [Said, Partial<Record<Stage, readonly [Stage, ...string[]]>>][] = [
  [{ act: 'accept', occurredAt: later }, { assigned: ['accepted', 'lead.accepted'] }],
  [
    { act: 'reject', reason: 'no-budget', occurredAt: later },
    {
      assigned: ['recycled', 'lead.rejected', 'lead.recycled'],
      accepted: ['recycled', 'lead.rejected', 'lead.recycled'],
    },
  ],
  [
    { act: 'reject', reason: 'not-a-company', occurredAt: later },
    {
      assigned: ['disqualified', 'lead.rejected', 'lead.disqualified'],
      accepted: ['disqualified', 'lead.rejected', 'lead.disqualified'],
    },
  ],
  [
    { act: 'opportunity', expected: eur(500_00), occurredAt: later },
    { accepted: ['opportunity', 'opportunity.opened'] },
  ],
  [
    { act: 'close', outcome: 'won', amount: eur(480_00), occurredAt: later },
    { opportunity: ['won', 'deal.closed'] },
  ],
  [
    { act: 'close', outcome: 'lost', reason: 'competitor', occurredAt: later },
    { opportunity: ['lost', 'deal.closed'] },
  ],
  [
    { act: 'purchases', amount: eur(20_00), occurredAt: later },
    { won: ['won', 'purchase.recorded'] },
  ],
  [{ act: 'churn', reason: 'value', occurredAt: later }, { won: ['churned', 'customer.churned'] }],
];

for (const [command, legal] of table) {
  const named = [command.act, 'reason' in command && command.reason].filter(Boolean).join(' ');
  describe(named, () => {
    for (const stage of stages) {
      const [next, ...types] = legal[stage] ?? [];
      it(next ? `leads from ${stage} to ${next}` : `is illegal in ${stage}`, () => {
        const handoff = handoffIn(stage);
        const decision = decide(handoff, command);
        if (next === undefined) {
          const refusal = { why: 'illegal', stage, legal: legalActs(stage) };
          expect(decision).toEqual({ kind: 'refused', refusal });
          expect(refusal.legal).not.toContain(command.act);
          return;
        }
        if (decision.kind !== 'changed') throw new Error(`was ${decision.kind}`);
        expect(decision.handoff).toMatchObject({ _id: leadId, stage: next, cycle: 1, repId: 'jo' });
        expect(decision.facts.map(({ fact }) => contractOf(fact).type)).toEqual(
          types.map((type) => `smarketing.${type}.v1`),
        );
        for (const { fact, data, time } of decision.facts) {
          expect(problemsOf(fact, data, 'closed')).toBeUndefined();
          expect(time).toEqual(later);
        }
      });
    }
  });
}

it('says for every stage what is legal there, and nothing for a lead that waits for its rep', () => {
  expect(Object.fromEntries(stages.map((stage) => [stage, legalActs(stage)]))).toEqual({
    qualified: [],
    assigned: ['accept', 'reject'],
    accepted: ['reject', 'opportunity'],
    opportunity: ['close'],
    won: ['purchases', 'churn'],
    lost: [],
    recycled: [],
    disqualified: [],
    churned: [],
  });
});

it('keeps amount, reason, opportunity and the times of the stages with the handoff', () => {
  const opened = decide(handoffIn('accepted'), { act: 'opportunity', expected: eur(9) });
  if (opened.kind !== 'changed') throw new Error(opened.kind);
  expect(opened.handoff).toMatchObject({ opportunityId, expected: eur(9) });
  const won = decide(opened.handoff, { act: 'close', outcome: 'won', amount: eur(7) });
  if (won.kind !== 'changed') throw new Error(won.kind);
  expect(won.handoff).toMatchObject({ amount: eur(7), times: { won: now, assigned: qualifiedAt } });
  expect(won.facts[0]!.data).toEqual({
    leadId,
    repId: 'jo',
    cycle: 1,
    opportunityId,
    outcome: 'won',
    amount: eur(7),
  });
});

describe('a repeated command', () => {
  for (const [command, legal] of table) {
    it(`${JSON.stringify(command)} changes nothing`, () => {
      const decision = decide(handoffIn(Object.keys(legal)[0] as Stage), command);
      if (decision.kind !== 'changed') throw new Error(decision.kind);
      const { handoff, purchase } = decision;
      const recorded = new Set(purchase === undefined ? [] : [purchase]);
      expect(decide(handoff, command, { recorded })).toEqual({ kind: 'unchanged', handoff });
    });
  }

  it('is told by its time where the lead has moved on, and refused without one', () => {
    const accepted = decide(handoffIn('assigned'), { act: 'accept', occurredAt: later });
    if (accepted.kind !== 'changed') throw new Error(accepted.kind);
    const opened = decide(accepted.handoff, { act: 'opportunity' });
    if (opened.kind !== 'changed') throw new Error(opened.kind);
    expect(decide(opened.handoff, { act: 'accept', occurredAt: later }).kind).toBe('unchanged');
    expect(decide(opened.handoff, { act: 'accept', occurredAt: now }).kind).toBe('refused');
    expect(decide(opened.handoff, { act: 'accept' }).kind).toBe('refused');
  });

  it.each<[Stage, Said]>([
    ['accepted', { act: 'accept', repId: 'mia' }],
    ['recycled', { act: 'reject', reason: 'not-a-company' }],
    ['opportunity', { act: 'opportunity', expected: eur(1) }],
    ['won', { act: 'close', outcome: 'won', amount: eur(1) }],
    ['won', { act: 'close', outcome: 'lost', reason: 'price' }],
    ['lost', { act: 'close', outcome: 'lost', reason: 'value' }],
    ['churned', { act: 'churn', reason: 'price' }],
  ])('in %s with other content is refused: %j', (stage, command) => {
    expect(decide(handoffIn(stage), command)).toMatchObject({
      kind: 'refused',
      refusal: { why: 'illegal' },
    });
  });
});

describe('a purchase', () => {
  it('without a time or an id of its own is another one each time', () => {
    const first = decide(
      handoffIn('won'),
      { act: 'purchases', amount: eur(5) },
      { newId: () => 'a' },
    );
    if (first.kind !== 'changed') throw new Error(first.kind);
    const second = decide(
      first.handoff,
      { act: 'purchases', amount: eur(5) },
      { newId: () => 'b', recorded: new Set([first.purchase!]) },
    );
    expect(second).toMatchObject({ purchase: `${leadId}/b`, handoff: { purchases: 2 } });
  });

  it('is known again by the id that the caller gave it', () => {
    const command = { act: 'purchases', amount: eur(5), purchaseId: opportunityId } as const;
    const first = decide(handoffIn('won'), command);
    if (first.kind !== 'changed') throw new Error(first.kind);
    const recorded = new Set([first.purchase!]);
    expect(decide(first.handoff, command, { recorded }).kind).toBe('unchanged');
  });
});

describe('what a customer does', () => {
  const wonAt = handoffIn('won').times.won!;
  const before = new Date(wonAt.getTime() - 1);
  const acts = [
    { act: 'purchases', amount: eur(5) },
    { act: 'churn', reason: 'price' },
  ] as const;

  it.each(acts)('is not before there was a customer: $act', (command) => {
    expect(decide(handoffIn('won'), { ...command, occurredAt: before })).toEqual({
      kind: 'refused',
      refusal: { why: 'before-the-deal', wonAt },
    });
    const then = decide(handoffIn('won'), { ...command, occurredAt: wonAt });
    expect(then).toMatchObject({ kind: 'changed', facts: [{ time: wonAt }] });
  });

  it.each(acts)('now is never before a deal whose clock ran ahead: $act', (command) => {
    const decision = decide(handoffIn('won'), command, { now: before });
    expect(decision).toMatchObject({ kind: 'changed', facts: [{ time: wonAt }] });
  });
});

describe('who accepts', () => {
  it('may be another rep than the one it was given to, whom the handoff then follows', () => {
    const decision = decide(handoffIn('assigned'), { act: 'accept', repId: 'mia' });
    expect(decision).toMatchObject({
      handoff: { repId: 'mia' },
      facts: [{ data: { repId: 'mia' } }],
    });
  });

  it('must be a rep', () => {
    expect(decide(handoffIn('assigned'), { act: 'accept', repId: 'nobody' })).toEqual({
      kind: 'refused',
      refusal: { why: 'unknown-rep', repId: 'nobody' },
    });
  });
});

it('refuses a reason that the playbook does not list, and says which it does', () => {
  expect(decide(handoffIn('assigned'), { act: 'reject', reason: 'mood' })).toEqual({
    kind: 'refused',
    refusal: { why: 'unknown-reason', known: ['no-budget', 'not-a-company'] },
  });
});

/** From these scoring may say that a lead comes again; a customer stays one. */
const endedStages: readonly string[] = ['recycled', 'disqualified', 'lost'];

describe('a qualified lead', () => {
  const again = { leadId, cycle: 2, score: 70, channel: 'email' };

  it('comes again, as a new cycle, only after it was given back or lost', () => {
    for (const stage of stages) {
      const reopened = qualifyLead(handoffIn(stage), again, later);
      expect(reopened?.stage).toBe(endedStages.includes(stage) ? 'qualified' : undefined);
    }
    const reopened = qualifyLead(handoffIn('recycled'), again, later)!;
    expect(reopened).toMatchObject({ cycle: 2, qualifiedAt: later, times: { qualified: later } });
    expect(reopened).not.toHaveProperty('repId');
    expect(reopened).not.toHaveProperty('reason');
    expect(reopened.history.map(({ act }) => act)).toEqual([
      'qualify',
      'assign',
      'reject',
      'qualify',
    ]);
  });

  it('is not opened twice in one cycle', () => {
    expect(qualifyLead(handoffIn('recycled'), { ...again, cycle: 1 }, later)).toBeUndefined();
  });

  it('is assigned as of its qualification', () => {
    const { handoff, facts } = assignLead(qualified(), 'jo', 'weighted-round-robin', now);
    expect(handoff).toMatchObject({
      stage: 'assigned',
      repId: 'jo',
      times: { assigned: qualifiedAt },
    });
    expect(facts).toMatchObject([{ time: qualifiedAt, data: { repId: 'jo', cycle: 1 } }]);
  });

  it('that nobody could take is assigned as of the time when somebody can', () => {
    const { handoff, facts } = declareUnassignable(qualified());
    expect(handoff).toMatchObject({ stage: 'qualified', unassignable: true });
    expect(facts).toMatchObject([{ data: { leadId, cycle: 1, reason: 'no-active-rep' } }]);
    const assigned = assignLead(handoff, 'jo', 'weighted-round-robin', now);
    expect(assigned.facts).toMatchObject([{ time: now }]);
  });
});

const commands = fc.oneof(
  ...table.map(([command]) => fc.constant(command)),
  fc.constant({ act: 'qualify' as const }),
  fc.constant({ act: 'assign' as const }),
);

it('never comes to a stage by an illegal way, and cycles and history only grow', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 40 }), (sequence) => {
      let handoff = qualified();
      for (const command of sequence) {
        const before = handoff;
        if (command.act === 'qualify') {
          const seen = { leadId, cycle: before.cycle + 1, score: 60, channel: 'social' };
          handoff = qualifyLead(before, seen, later) ?? before;
          if (handoff !== before) expect(endedStages).toContain(before.stage);
        } else if (command.act === 'assign') {
          if (before.stage === 'qualified') handoff = assignLead(before, 'jo', 'rule', now).handoff;
        } else {
          const decision = decide(before, { ...command, occurredAt: undefined! } as Said);
          if (decision.kind === 'refused') continue;
          handoff = decision.handoff;
          if (decision.kind === 'unchanged') continue;
          const { from, to } = transitions[command.act as Act];
          expect(from).toContain(before.stage);
          expect(to).toContain(handoff.stage);
        }
        expect(handoff.cycle).toBeGreaterThanOrEqual(before.cycle);
        expect(handoff.history.length).toBeGreaterThanOrEqual(before.history.length);
        expect(handoff.purchases).toBeGreaterThanOrEqual(before.purchases);
        if (handoff.stage !== 'qualified') expect(handoff.repId).toBe('jo');
      }
    }),
    { numRuns: 500 },
  );
});

it('knows a way into every stage and lists every act', () => {
  for (const stage of stages) expect(handoffIn(stage).stage).toBe(stage);
  expect(Object.keys(transitions)).toEqual([...acts]);
});
