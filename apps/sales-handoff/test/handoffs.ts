import type { RejectionReason } from '@smarketing/playbook';
import { decideHandoff, type Circumstances, type Decision } from '../src/handoff/decide-handoff.js';
import type { HandoffCommand } from '../src/handoff/handoff.js';
import type { Handoff } from '../src/handoff/handoff.schema.js';
import type { Stage } from '../src/handoff/stages.js';
import { assignLead } from '../src/handoff/assign-lead.js';
import { qualifyLead } from '../src/handoff/qualify-lead.js';

export const leadId = '0197b2a4-6f00-7000-8000-000000000001';
export const opportunityId = '0197b2a4-6f00-7000-8000-00000000000a';
export const qualifiedAt = new Date('2026-05-04T08:00:00Z');
export const now = new Date('2026-05-04T09:00:00Z');

export const reasons: readonly RejectionReason[] = [
  { id: 'no-budget', label: 'No budget', outcome: 'recycle' },
  { id: 'not-a-company', label: 'Private person', outcome: 'disqualify' },
];

export const circumstances: Circumstances = {
  now,
  newId: () => opportunityId,
  reasons,
  caller: { subject: 'anna', roles: ['sales'] },
  reps: new Map([
    ['jo', {}],
    ['mia', {}],
  ]),
  recorded: new Set(),
};

type Unaddressed<C> = C extends HandoffCommand ? Omit<C, 'leadId'> : never;

export function decide(
  handoff: Handoff,
  command: Unaddressed<HandoffCommand>,
  given: Partial<Circumstances> = {},
): Decision {
  return decideHandoff(handoff, { leadId, ...command }, { ...circumstances, ...given });
}

export function qualified(cycle = 1): Handoff {
  return qualifyLead(undefined, { leadId, cycle, score: 60, channel: 'social' }, qualifiedAt)!;
}

const ways: Record<Stage, readonly Unaddressed<HandoffCommand>[]> = {
  qualified: [],
  assigned: [],
  accepted: [{ act: 'accept' }],
  opportunity: [{ act: 'accept' }, { act: 'opportunity' }],
  won: [{ act: 'accept' }, { act: 'opportunity' }, { act: 'close', outcome: 'won' }],
  lost: [
    { act: 'accept' },
    { act: 'opportunity' },
    { act: 'close', outcome: 'lost', reason: 'price' },
  ],
  recycled: [{ act: 'reject', reason: 'no-budget' }],
  disqualified: [{ act: 'reject', reason: 'not-a-company' }],
  churned: [
    { act: 'accept' },
    { act: 'opportunity' },
    { act: 'close', outcome: 'won' },
    { act: 'churn', reason: 'value' },
  ],
};

/** A handoff that came to the stage by the shortest way. */
export function handoffIn(stage: Stage): Handoff {
  if (stage === 'qualified') return qualified();
  const assigned = assignLead(qualified(), 'jo', 'weighted-round-robin', now).handoff;
  return ways[stage].reduce((handoff, command, index) => {
    const decision = decide(handoff, command, { now: new Date(now.getTime() + index) });
    if (decision.kind !== 'changed') throw new Error(`${command.act} must be legal on this way`);
    return decision.handoff;
  }, assigned);
}
