import { BusinessTimeRangeError } from './checked-arguments.js';

/** The agreed assumptions. Money in one unit of one currency; shares and rates from 0 to 1. */
export type CommitmentAssumptions = {
  revenueGoal: number;
  /** Part of the revenue goal that marketing's leads shall bring. */
  marketingShare: number;
  /** Average amount of a won deal. */
  dealSize: number;
  /** SQL to customer. */
  customerRate: number;
  /** MQL to SQL. */
  sqlRate: number;
  /** Lead to MQL. */
  mqlRate: number;
};

/** What marketing owes sales in a period, in whole numbers. */
export type Commitment = { customers: number; sql: number; mql: number; leads: number };

/**
 * Works back from revenue to leads. Each stage is derived from the exact one below it and rounded
 * up for itself, so that roundings do not add up along the chain.
 */
export function deriveCommitment(assumptions: CommitmentAssumptions): Commitment {
  const { revenueGoal, marketingShare, dealSize, customerRate, sqlRate, mqlRate } = assumptions;
  within('revenueGoal', revenueGoal, 'a finite number, 0 or more', revenueGoal >= 0);
  within('dealSize', dealSize, 'a finite number over 0', dealSize > 0);
  within('marketingShare', marketingShare, '0 to 1', marketingShare >= 0 && marketingShare <= 1);
  for (const [name, rate] of Object.entries({ customerRate, sqlRate, mqlRate })) {
    within(name, rate, 'over 0, up to 1', rate > 0 && rate <= 1);
  }
  const customers = (revenueGoal * marketingShare) / dealSize;
  const sql = customers / customerRate;
  const mql = sql / sqlRate;
  const leads = mql / mqlRate;
  return {
    customers: roundUp(customers),
    sql: roundUp(sql),
    mql: roundUp(mql),
    leads: roundUp(leads),
  };
}

function within(argument: string, value: number, allowed: string, holds: boolean): void {
  if (!holds || !Number.isFinite(value)) {
    throw new BusinessTimeRangeError(argument, allowed, value);
  }
}

/** Up to the next whole number, but 200.00000000000003 is 200. */
function roundUp(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : Math.ceil(value);
}
