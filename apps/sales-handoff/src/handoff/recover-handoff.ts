import {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadDisqualified,
  LeadRecycled,
  LeadRejected,
  LeadUnassignable,
  OpportunityOpened,
  PurchaseRecorded,
} from '@smarketing/contracts';
import { on, type Arrived, type Folded } from '@smarketing/event-bus';
import { advance } from './handoff.js';
import type { Handoff, Step } from './handoff.schema.js';

type Known = Handoff | undefined;
type Recovered = Folded<Handoff> | undefined;

/**
 * What a handoff of a restored database becomes by the facts that it had issued since the backup. Who
 * did it is on none of them in plain. A handoff whose qualification is not known stays unknown.
 */
export const recoveries = [
  on(LeadAssigned, (handoff: Known, { data: { repId, cycle }, time: at }: Arrived<LeadAssigned>) =>
    after(handoff, { act: 'assign', stage: 'assigned', cycle, at, repId }),
  ),
  on(LeadUnassignable, (handoff: Known) => changed(handoff, { unassignable: true })),
  on(LeadAccepted, (handoff: Known, { data: { repId, cycle }, time: at }: Arrived<LeadAccepted>) =>
    after(handoff, { act: 'accept', stage: 'accepted', cycle, at, repId }),
  ),
  // The stage is told by the fact behind it.
  on(LeadRejected, (handoff: Known, { data: { reason } }: Arrived<LeadRejected>) =>
    changed(handoff, { reason }),
  ),
  on(LeadRecycled, (handoff: Known, { data: { cycle }, time: at }: Arrived<LeadRecycled>) =>
    after(handoff, { act: 'reject', stage: 'recycled', cycle, at, ...reasonOf(handoff) }),
  ),
  on(LeadDisqualified, (handoff: Known, { data: { cycle }, time: at }: Arrived<LeadDisqualified>) =>
    after(handoff, { act: 'reject', stage: 'disqualified', cycle, at, ...reasonOf(handoff) }),
  ),
  on(OpportunityOpened, (handoff: Known, { data, time: at }: Arrived<OpportunityOpened>) => {
    const { cycle, opportunityId, expected } = data;
    const step = { act: 'opportunity', stage: 'opportunity', cycle, at } as const;
    const opened = handoff && { ...handoff, opportunityId };
    return after(opened, { ...step, ...(expected && { expected }) });
  }),
  on(DealClosed, (handoff: Known, { data, time: at }: Arrived<DealClosed>) => {
    const { cycle, outcome: stage, amount, reason } = data;
    const said = { ...(amount && { amount }), ...(reason && { reason }) };
    return after(handoff, { act: 'close', stage, cycle, at, ...said });
  }),
  on(PurchaseRecorded, (handoff: Known) =>
    changed(handoff, { purchases: (handoff?.purchases ?? 0) + 1 }),
  ),
  on(CustomerChurned, (handoff: Known, { data: { reason }, time: at }: Arrived<CustomerChurned>) =>
    after(handoff, { act: 'churn', stage: 'churned', cycle: handoff?.cycle ?? 0, at, reason }),
  ),
];

function after(handoff: Known, step: Step): Recovered {
  return handoff && { document: advance(handoff, step) };
}

function changed(handoff: Known, what: Partial<Handoff>): Recovered {
  return handoff && { document: { ...handoff, ...what } };
}

function reasonOf(handoff: Known): Pick<Step, 'reason'> {
  return handoff?.reason === undefined ? {} : { reason: handoff.reason };
}
