import { BusinessTimeRangeError } from './checked-arguments.js';

/** Leads of one kind (a demo request, an e-book) and how often such a lead becomes a customer. */
export type DeliveredLeads = { leads: number; closeRate: number };

/** Expected revenue of one lead, in the unit of `dealSize`. */
export function leadValue(dealSize: number, closeRate: number): number {
  if (!(closeRate >= 0 && closeRate <= 1)) {
    throw new BusinessTimeRangeError('closeRate', '0 to 1', closeRate);
  }
  return dealSize * closeRate;
}

/**
 * Marketing's delivery by the worth of its leads instead of their number: `delivered` in the unit
 * of `dealSize` and `goal`, `attainment` as a share of the goal (1 = fulfilled).
 */
export function valueWeightedAttainment(
  goal: number,
  dealSize: number,
  deliveries: readonly DeliveredLeads[],
): { delivered: number; attainment: number } {
  if (!(goal > 0)) throw new BusinessTimeRangeError('goal', 'over 0', goal);
  const delivered = deliveries.reduce(
    (sum, { leads, closeRate }) => sum + leads * leadValue(dealSize, closeRate),
    0,
  );
  return { delivered, attainment: delivered / goal };
}
