/** Customers of a period: at its start, at its end, and those at its end who were won in it. */
export interface CustomerCounts {
  start: number;
  end: number;
  acquired: number;
}

/** Recurring revenue of a period, all in one unit, of the customers of its start. */
export interface RevenueMovements {
  start: number;
  expansion: number;
  contraction: number;
  churned: number;
}

/** CRR: the part of the customers at the start who are still there. Undefined without a start. */
export function customerRetention({ start, end, acquired }: CustomerCounts): number | undefined {
  return start === 0 ? undefined : (end - acquired) / start;
}

/** NRR: the revenue that the customers of the start bring at the end, growth included. */
export function netRevenueRetention(revenue: RevenueMovements): number | undefined {
  const { start, expansion, contraction, churned } = revenue;
  return start === 0 ? undefined : (start + expansion - contraction - churned) / start;
}

/** GRR: the same without growth, so never over 1. */
export function grossRevenueRetention(
  revenue: Omit<RevenueMovements, 'expansion'>,
): number | undefined {
  const { start, contraction, churned } = revenue;
  return start === 0 ? undefined : (start - contraction - churned) / start;
}
