import type { CounterSums } from '../counters/counter-sums.js';
import type { CustomerCounts } from './retention-rates.js';

/** Customers at the start and the end of a UTC month `yyyy-MM`, from the sums under `retention`. */
export function customerCounts(sums: CounterSums, month: string): CustomerCounts {
  let start = 0;
  let leftInMonth = 0;
  for (const cohort of sums.below('retention', 'won').filter((won) => won < month)) {
    start += sums.of('retention', 'won', cohort);
    for (const left of sums.below('retention', 'churned', cohort)) {
      const customers = sums.of('retention', 'churned', cohort, left);
      if (left < month) start -= customers;
      else if (left === month) leftInMonth += customers;
    }
  }
  const acquired = sums.of('retention', 'won', month) - leftBy(sums, month, month);
  return { start, end: start - leftInMonth + acquired, acquired };
}

/** Customers of a cohort who left up to the end of a month. */
function leftBy(sums: CounterSums, cohort: string, month: string): number {
  return sums
    .below('retention', 'churned', cohort)
    .filter((left) => left <= month)
    .reduce((sum, left) => sum + sums.of('retention', 'churned', cohort, left), 0);
}
