import type { Calendar, Commitment } from '@smarketing/playbook';
import type { FigureOf } from '../figures/figure.js';
import type { CommitmentPeriod } from '../commitments/commitment-history.schema.js';
import type { CounterSums } from '../counters/counter-sums.js';
import { calendarMonth, type CalendarMonth } from './calendar-month.js';
import { attainmentOf, isCounted, type CommitmentAttainment } from './commitment-attainment.js';
import { quarterHourNamed } from './contribute-attainment.js';

/** How a commitment was kept in one month, by what is counted now. */
export interface CommitmentMonth extends Pick<
  CommitmentAttainment,
  'period' | 'reached' | 'expected' | 'attainment' | 'onPace'
> {
  goal: number;
  outcome: 'running' | 'met' | 'missed';
  /** What the SLA monitor has said last; null where it has said nothing. */
  announced: CommitmentPeriod | null;
  /** True where the count has changed since the month was closed. */
  restated: boolean;
}

/**
 * From the current month back to the first that has a count; null where the metric is not counted. A
 * closed month keeps the goal that it was closed by, whatever a later playbook asks for.
 */
export function commitmentMonths(
  sums: CounterSums,
  commitment: Commitment,
  calendar: Calendar,
  announcements: Readonly<Record<string, CommitmentPeriod>>,
  now: Date,
  figureOf: FigureOf,
): CommitmentMonth[] | null {
  if (!isCounted(commitment)) return null;
  return qualifiedByMonth(sums, calendar.zone, now)
    .map(({ month, qualified }): CommitmentMonth => {
      const announced = announcements[month.period] ?? null;
      const isClosed = announced?.outcome !== undefined;
      const goal = isClosed ? announced.goal : commitment.perMonth;
      const terms = { ...commitment, perMonth: goal };
      const figures = attainmentOf(qualified, terms, calendar, month, now, figureOf);
      const { period, reached, expected, attainment, onPace } = figures;
      const outcome = now < month.to ? 'running' : qualified >= goal ? 'met' : 'missed';
      const restated = isClosed && announced.actual !== qualified;
      return { period, goal, reached, expected, attainment, onPace, outcome, announced, restated };
    })
    .toReversed();
}

/** Every month up to now, in one pass: there is a counter for each quarter of an hour. */
function qualifiedByMonth(
  sums: CounterSums,
  zone: string,
  now: Date,
): { month: CalendarMonth; qualified: number }[] {
  const counts = sums
    .below('mql')
    .map((name) => ({ time: quarterHourNamed(name), count: sums.of('mql', name) }));
  const [first] = counts;
  if (!first) return [];
  const months: { month: CalendarMonth; qualified: number }[] = [];
  let next = 0;
  let month = calendarMonth(zone, first.time);
  for (; month.from <= now; month = calendarMonth(zone, month.to)) {
    let qualified = 0;
    for (; next < counts.length && counts[next]!.time < month.to; next += 1) {
      qualified += counts[next]!.count;
    }
    months.push({ month, qualified });
  }
  return months;
}
