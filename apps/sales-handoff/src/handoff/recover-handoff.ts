import type {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadDisqualified,
  LeadRecycled,
  LeadRejected,
  OpportunityOpened,
} from '@smarketing/contracts';
import type { Arrived, Folded } from '@smarketing/event-bus';
import { advance } from './handoff.js';
import type { Handoff, Step } from './handoff.schema.js';

/*
 * What a handoff of a restored database becomes by the facts that it had issued since the backup. Who did
 * it is on none of them in plain. A handoff whose qualification is not known stays unknown.
 */

type Known = Handoff | undefined;
type Recovered = Folded<Handoff> | undefined;

export function recoverAssigned(handoff: Known, { data, time }: Arrived<LeadAssigned>): Recovered {
  const { repId, cycle } = data;
  return after(handoff, { act: 'assign', stage: 'assigned', cycle, at: time, repId });
}

export function recoverUnassignable(handoff: Known): Recovered {
  return changed(handoff, { unassignable: true });
}

export function recoverAccepted(handoff: Known, { data, time }: Arrived<LeadAccepted>): Recovered {
  const { repId, cycle } = data;
  return after(handoff, { act: 'accept', stage: 'accepted', cycle, at: time, repId });
}

/** The stage is told by the fact behind it. */
export function recoverRejected(handoff: Known, { data }: Arrived<LeadRejected>): Recovered {
  return changed(handoff, { reason: data.reason });
}

export function recoverRecycled(handoff: Known, fact: Arrived<LeadRecycled>): Recovered {
  return afterRejection(handoff, 'recycled', fact);
}

export function recoverDisqualified(handoff: Known, fact: Arrived<LeadDisqualified>): Recovered {
  return afterRejection(handoff, 'disqualified', fact);
}

export function recoverOpened(
  handoff: Known,
  { data, time: at }: Arrived<OpportunityOpened>,
): Recovered {
  const { cycle, opportunityId, expected } = data;
  const step = { act: 'opportunity', stage: 'opportunity', cycle, at } as const;
  const opened = handoff && { ...handoff, opportunityId };
  return after(opened, { ...step, ...(expected && { expected }) });
}

export function recoverClosed(handoff: Known, { data, time: at }: Arrived<DealClosed>): Recovered {
  const { cycle, outcome: stage, amount, reason } = data;
  const said = { ...(amount && { amount }), ...(reason && { reason }) };
  return after(handoff, { act: 'close', stage, cycle, at, ...said });
}

export function recoverPurchase(handoff: Known): Recovered {
  return handoff && changed(handoff, { purchases: handoff.purchases + 1 });
}

export function recoverChurned(
  handoff: Known,
  { data: { reason }, time: at }: Arrived<CustomerChurned>,
): Recovered {
  if (!handoff) return undefined;
  return after(handoff, { act: 'churn', stage: 'churned', cycle: handoff.cycle, at, reason });
}

function afterRejection(
  handoff: Known,
  stage: 'recycled' | 'disqualified',
  { data: { cycle }, time: at }: Arrived<LeadRecycled | LeadDisqualified>,
): Recovered {
  const said = handoff?.reason === undefined ? {} : { reason: handoff.reason };
  return after(handoff, { act: 'reject', stage, cycle, at, ...said });
}

function after(handoff: Known, step: Step): Recovered {
  return handoff && { document: advance(handoff, step) };
}

function changed(handoff: Known, what: Partial<Handoff>): Recovered {
  return handoff && { document: { ...handoff, ...what } };
}
