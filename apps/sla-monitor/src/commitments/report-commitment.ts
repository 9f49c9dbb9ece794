import { pace } from '@smarketing/business-time';
import { businessDaysOf, monthIn } from './calendar-month.js';
import type { CommitmentRecord } from './commitment-record.schema.js';
import {
  monthsOf,
  outcomeOf,
  type CommitmentTerms,
  type CountsPerMonth,
} from './decide-commitments.js';

/** One month of a commitment as the counts have it now. */
export interface CommitmentMonth {
  readonly month: string;
  readonly goal: number;
  readonly actual: number;
  /** What the goal asks for by now; the goal itself where the month is over. */
  readonly pace: number;
  readonly businessDays: { readonly elapsed: number; readonly total: number };
  readonly offPace: boolean;
  readonly outcome: 'running' | 'met' | 'missed';
  /** What the event said that closed the month; null while it is not closed. */
  readonly announced: { readonly outcome: 'met' | 'missed'; readonly actual: number } | null;
  /** True where the count has changed since the month was closed. */
  readonly restated: boolean;
  /** The playbook version that the goal is of. */
  readonly playbook: number;
}

/** All months of a commitment, the latest first. A closed month keeps the goal it was closed by. */
export function reportCommitment(
  record: CommitmentRecord | undefined,
  terms: CommitmentTerms,
  counts: CountsPerMonth,
  now: Date,
): CommitmentMonth[] {
  const { commitment, calendar } = terms;
  const current = monthIn(calendar.zone, now);
  return monthsOf(counts, calendar.zone, now)
    .map((month) => {
      const actual = counts[month] ?? 0;
      const period = record?.periods[month];
      const closed = period && period.state !== 'running' ? period : undefined;
      const goal = closed?.goal ?? commitment.perMonth;
      const businessDays = businessDaysOf(calendar, month, now);
      const over = month < current;
      const expected = over ? goal : pace(goal, businessDays.elapsed, businessDays.total);
      return {
        month,
        goal,
        actual,
        pace: expected,
        businessDays,
        offPace: actual < expected,
        outcome: over ? outcomeOf(actual, goal) : ('running' as const),
        announced: closed
          ? { outcome: outcomeOf(closed.actual, closed.goal), actual: closed.actual }
          : null,
        restated: closed !== undefined && closed.actual !== actual,
        playbook: closed?.playbook ?? terms.playbook,
      };
    })
    .toReversed();
}
