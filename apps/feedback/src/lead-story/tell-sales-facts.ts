import {
  addWhole,
  type CustomerChurned,
  type DealClosed,
  type LeadAccepted,
  type LeadAssigned,
  type LeadDisqualified,
  type LeadRecycled,
  type LeadRejected,
  type LeadUnassignable,
  type OpportunityOpened,
  type PurchaseRecorded,
} from '@smarketing/contracts';
import type { HandoffState, LeadStory } from './lead-story.schema.js';
import { tell } from './tell.js';

export const tellUnassignable = tell<LeadUnassignable>(['reason', 'cycle'], (story, { data }) => {
  story.handoff = { state: 'unassignable', cycle: data.cycle, reason: data.reason };
});

export const tellAssigned = tell<LeadAssigned>(
  ['repId', 'rule', 'cycle'],
  (story, { data, time }) => {
    story.first.assigned ??= time;
    handOff(story, 'assigned', data);
  },
);

export const tellAccepted = tell<LeadAccepted>(['repId', 'cycle'], (story, { data, time }) => {
  story.first.accepted ??= time;
  handOff(story, 'accepted', data);
});

export const tellRejected = tell<LeadRejected>(['repId', 'cycle', 'reason'], (story, { data }) => {
  handOff(story, 'rejected', data, data.reason);
});

/** Recycling and disqualifying keep the reason of the rejection that they follow. */
export const tellRecycled = tell<LeadRecycled>(['repId', 'cycle'], (story, { data }) => {
  handOff(story, 'recycled', data, story.handoff?.reason);
});

export const tellDisqualified = tell<LeadDisqualified>(['repId', 'cycle'], (story, { data }) => {
  handOff(story, 'disqualified', data, story.handoff?.reason);
});

export const tellOpportunity = tell<OpportunityOpened>(
  ['repId', 'cycle', 'opportunityId', 'expected'],
  (story, { data, time }) => {
    story.first.opportunity ??= time;
    handOff(story, 'opportunity', data);
  },
);

export const tellDealClosed = tell<DealClosed>(
  ['repId', 'cycle', 'opportunityId', 'outcome', 'amount', 'reason'],
  (story, { data, time }) => {
    const { outcome, amount, reason } = data;
    story.first.closed ??= time;
    handOff(story, 'closed', data, reason);
    story.deal = {
      outcome,
      time,
      ...(amount ? { amount: { amount: amount.amount, currency: amount.currency } } : {}),
      ...(reason === undefined ? {} : { reason }),
    };
  },
);

export const tellPurchase = tell<PurchaseRecorded>(['purchaseId', 'amount'], (story, { data }) => {
  const { amount, currency } = data.amount;
  story.purchases.count += 1;
  story.purchases.amounts[currency] = addWhole(story.purchases.amounts[currency] ?? 0, amount);
});

export const tellChurned = tell<CustomerChurned>(['reason'], (story, { data, time }) => {
  story.churned = { time, reason: data.reason };
});

function handOff(
  story: LeadStory,
  state: HandoffState,
  { cycle, repId }: { cycle: number; repId: string },
  reason?: string,
): void {
  story.handoff = { state, cycle, repId, ...(reason === undefined ? {} : { reason }) };
}
