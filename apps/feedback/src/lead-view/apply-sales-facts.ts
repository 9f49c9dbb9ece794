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
import type { HandoffState, LeadView } from './lead-view.schema.js';
import { leadFold } from './lead-fold.js';

export const applyUnassignable = leadFold<LeadUnassignable>(
  ['reason', 'cycle'],
  (lead, { data }) => {
    lead.handoff = { state: 'unassignable', cycle: data.cycle, reason: data.reason };
  },
);

export const applyAssigned = leadFold<LeadAssigned>(
  ['repId', 'rule', 'cycle'],
  (lead, { data, time }) => {
    lead.first.assigned ??= time;
    handOff(lead, 'assigned', data);
  },
);

export const applyAccepted = leadFold<LeadAccepted>(['repId', 'cycle'], (lead, { data, time }) => {
  lead.first.accepted ??= time;
  handOff(lead, 'accepted', data);
});

export const applyRejected = leadFold<LeadRejected>(
  ['repId', 'cycle', 'reason'],
  (lead, { data }) => {
    handOff(lead, 'rejected', data, data.reason);
  },
);

/** Recycling and disqualifying keep the reason of the rejection that they follow. */
export const applyRecycled = leadFold<LeadRecycled>(['repId', 'cycle'], (lead, { data }) => {
  handOff(lead, 'recycled', data, lead.handoff?.reason);
});

export const applyDisqualified = leadFold<LeadDisqualified>(
  ['repId', 'cycle'],
  (lead, { data }) => {
    handOff(lead, 'disqualified', data, lead.handoff?.reason);
  },
);

export const applyOpportunity = leadFold<OpportunityOpened>(
  ['repId', 'cycle', 'opportunityId', 'expected'],
  (lead, { data, time }) => {
    lead.first.opportunity ??= time;
    handOff(lead, 'opportunity', data);
  },
);

export const applyDealClosed = leadFold<DealClosed>(
  ['repId', 'cycle', 'opportunityId', 'outcome', 'amount', 'reason'],
  (lead, { data, time }) => {
    const { outcome, amount, reason } = data;
    lead.first.closed ??= time;
    handOff(lead, 'closed', data, reason);
    lead.deal = {
      outcome,
      time,
      ...(amount ? { amount: { amount: amount.amount, currency: amount.currency } } : {}),
      ...(reason === undefined ? {} : { reason }),
    };
  },
);

export const applyPurchase = leadFold<PurchaseRecorded>(
  ['purchaseId', 'amount'],
  (lead, { data }) => {
    const { amount, currency } = data.amount;
    lead.purchases.count += 1;
    lead.purchases.amounts[currency] = addWhole(lead.purchases.amounts[currency] ?? 0, amount);
  },
);

export const applyChurned = leadFold<CustomerChurned>(['reason'], (lead, { data, time }) => {
  lead.churned = { time, reason: data.reason };
});

function handOff(
  lead: LeadView,
  state: HandoffState,
  { cycle, repId }: { cycle: number; repId: string },
  reason?: string,
): void {
  lead.handoff = { state, cycle, repId, ...(reason === undefined ? {} : { reason }) };
}
