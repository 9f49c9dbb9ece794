import { contractOf } from '@smarketing/contracts';
import type { Arrived, Emission } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import { assignLead, declareUnassignable } from '../src/handoff/assign-lead.js';
import type { Changed } from '../src/handoff/handoff-facts.js';
import { transitions, type Given } from '../src/handoff/handoff-transitions.js';
import type { Handoff } from '../src/handoff/handoff.schema.js';
import { handoffs } from '../src/handoff/handoffs.view.js';
import { qualifyLead } from '../src/handoff/qualify-lead.js';

const leadId = '0197b2a4-6f00-7000-8000-000000000001';
const at = new Date('2026-11-02T10:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const given = (reason?: Given['reason']): Given => ({
  at,
  by: { subject: 'a1b2', role: 'sales' },
  newId: '0197b2a4-6f00-7000-8000-000000000002',
  ...(reason && { reason }),
});
const qualified = (handoff?: Handoff) =>
  qualifyLead(
    handoff,
    { leadId, cycle: (handoff?.cycle ?? 0) + 1, score: 60, channel: 'email' },
    at,
  )!;

type Step = (handoff: Handoff) => Changed;
const unassignable: Step = (handoff) => declareUnassignable(handoff);
const assign: Step = (handoff) => assignLead(handoff, 'rep-1', 'turns', at);
const accept: Step = (handoff) =>
  transitions.accept.take(handoff, { leadId, act: 'accept', repId: 'rep-2' }, given());
const reject =
  (outcome: 'recycle' | 'disqualify'): Step =>
  (handoff) =>
    transitions.reject.take(
      handoff,
      { leadId, act: 'reject', reason: 'no-budget' },
      given({ id: 'no-budget', outcome } as Given['reason']),
    );
const open: Step = (handoff) =>
  transitions.opportunity.take(
    handoff,
    { leadId, act: 'opportunity', expected: eur(9_000) },
    given(),
  );
const win: Step = (handoff) =>
  transitions.close.take(
    handoff,
    { leadId, act: 'close', outcome: 'won', amount: eur(8_000) },
    given(),
  );
const lose: Step = (handoff) =>
  transitions.close.take(
    handoff,
    { leadId, act: 'close', outcome: 'lost', reason: 'price' },
    given(),
  );
const buy: Step = (handoff) =>
  transitions.purchases.take(handoff, { leadId, act: 'purchases', amount: eur(100) }, given());
const churn: Step = (handoff) =>
  transitions.churn.take(handoff, { leadId, act: 'churn', reason: 'value' }, given());

/** As the view recovers a document by one of its own facts. */
function recovered(handoff: Handoff, { fact, data, time }: Emission): Handoff {
  const { fold } = handoffs.recover!.find((one) => one.fact === fact)!;
  const { type } = contractOf(fact);
  const arrived = { type, data, time, key: leadId } as Arrived;
  return fold(handoff, arrived, {} as never)!.document;
}

/** What a restored database cannot know: who did it. */
function withoutDoers(handoff: Handoff): Handoff {
  return { ...handoff, history: handoff.history.map(({ by: _, ...step }) => step) };
}

describe('A handoff that is recovered by the facts that it has issued', () => {
  it.each<[string, readonly Step[]]>([
    ['is with the rep who accepted it', [assign, accept]],
    ['waits, and is known to have found nobody', [unassignable]],
    ['was recycled for a reason', [assign, reject('recycle')]],
    ['was disqualified once it was accepted', [assign, accept, reject('disqualify')]],
    ['is a customer who bought again', [assign, accept, open, win, buy, buy]],
    ['was a customer, and left', [assign, accept, open, win, churn]],
    ['was lost', [assign, accept, open, lose]],
  ])('%s', (_, steps) => {
    let lived = qualified();
    let again = qualified();
    for (const step of steps) {
      const { handoff, facts } = step(lived);
      lived = handoff;
      for (const fact of facts) again = recovered(again, fact);
    }
    expect(again).toEqual(withoutDoers(lived));
  });

  it('begins its next cycle where it was recycled', () => {
    let lived = qualified();
    let again = qualified();
    for (const step of [assign, reject('recycle')]) {
      const { handoff, facts } = step(lived);
      lived = handoff;
      for (const fact of facts) again = recovered(again, fact);
    }
    expect(qualified(again)).toEqual(withoutDoers(qualified(lived)));
  });

  it('stays unknown where its qualification is', () => {
    const { facts } = assign(qualified());
    const { fold } = handoffs.recover!.find(({ fact }) => fact === facts[0]!.fact)!;
    expect(
      fold(undefined, { data: facts[0]!.data, time: at } as Arrived, {} as never),
    ).toBeUndefined();
  });
});
