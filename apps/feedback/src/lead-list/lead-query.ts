import type { LeadFilter, ObligationState } from './lead-filter.js';

type Query = Record<string, unknown>;

const obligationStates: Record<ObligationState, Query> = {
  running: { state: { $in: ['armed', 'at-risk'] } },
  met: { state: 'met' },
  breached: { state: 'breached' },
  corrected: { corrected: true },
};

/**
 * The query on `lead_stories` of exactly the leads that a figure with this filter counts. `counted` are
 * the ids of the filter's campaign and of all that are part of it.
 */
export function leadQuery(filter: LeadFilter, counted: readonly string[] = []): Query {
  const conditions = [{ ledger: { $exists: true } }, ...conditionsOf(filter)];
  if (filter.campaign !== undefined) {
    conditions.push({ 'captured.campaignId': { $in: [...counted] } });
  }
  if (!countsMerged(filter)) conditions.push({ mergedInto: { $exists: false } });
  return { $and: conditions };
}

/** A lead that another one stands for counts in the ledger and with its money, and nowhere else. */
function countsMerged({
  outcome: _,
  lossReason: _reason,
  currency,
  ...others
}: LeadFilter): boolean {
  return currency !== undefined || Object.values(others).every((value) => value === undefined);
}

/** The condition on one obligation, where the filter has one. */
export function obligationCondition({ level, obligationState }: LeadFilter): Query | undefined {
  if (level === undefined && obligationState === undefined) return undefined;
  return {
    ...(level === undefined ? {} : { level }),
    ...(obligationState === undefined ? {} : obligationStates[obligationState]),
  };
}

function conditionsOf(filter: LeadFilter): Query[] {
  const { stage, channel, cohort, outcome, lossReason, qualifiedFrom, qualifiedBefore } = filter;
  const { wonFrom, wonBefore, customerUntil, churned, repeat, wonBeforeCapture, currency } = filter;
  const { hasCampaign } = filter;
  const conditions: (Query | undefined)[] = [
    stage && { reached: stage },
    channel === undefined ? undefined : { 'captured.channel': channel },
    hasCampaign === undefined ? undefined : { 'captured.campaignId': { $exists: hasCampaign } },
    cohort === undefined ? undefined : { cohort },
    outcome && { ledger: outcome },
    lossReason === undefined ? undefined : lostFor(lossReason),
    span('qualified.time', qualifiedFrom, qualifiedBefore),
    span('deal.time', wonFrom, wonBefore),
    wonFrom === undefined && wonBefore === undefined ? undefined : { 'deal.outcome': 'won' },
    customerUntil === undefined ? undefined : notLeftBefore(new Date(customerUntil)),
    churned === undefined ? undefined : { churned: { $exists: churned } },
    repeat === undefined ? undefined : { 'purchases.count': repeat ? { $gt: 0 } : 0 },
    wonBeforeCapture === undefined ? undefined : timesReversed(wonBeforeCapture),
    currency === undefined ? undefined : paidIn(currency, repeat === true),
  ];
  const obligation = obligationCondition(filter);
  if (obligation) conditions.push({ obligations: { $elemMatch: obligation } });
  return conditions.filter((condition) => condition !== undefined);
}

function lostFor(reason: string): Query {
  return { 'deal.reason': reason === '(none)' ? { $exists: false } : reason };
}

function span(
  field: string,
  from: string | undefined,
  before: string | undefined,
): Query | undefined {
  if (from === undefined && before === undefined) return undefined;
  return {
    [field]: {
      ...(from === undefined ? {} : { $gte: new Date(from) }),
      ...(before === undefined ? {} : { $lt: new Date(before) }),
    },
  };
}

function notLeftBefore(instant: Date): Query {
  return { $or: [{ churned: { $exists: false } }, { 'churned.time': { $gte: instant } }] };
}

function timesReversed(reversed: boolean): Query {
  const before = { $lt: ['$deal.time', '$captured.time'] };
  return reversed
    ? { 'deal.outcome': 'won', $expr: before }
    : { $nor: [{ 'deal.outcome': 'won', $expr: before }] };
}

function paidIn(currency: string, repeat: boolean): Query {
  return repeat
    ? { [`purchases.amounts.${currency}`]: { $exists: true } }
    : { 'deal.amount.currency': currency };
}
