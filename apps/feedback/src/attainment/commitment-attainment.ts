import { businessDaysElapsed, businessDaysInMonth, pace } from '@smarketing/business-time';
import type { Calendar, Commitment } from '@smarketing/playbook';
import type { Figure, FigureOf } from '../figures/figure.js';
import type { Tallies } from '../tally/tallies.js';
import type { CalendarMonth } from './calendar-month.js';

/** How one team keeps its goal of a month towards the other. */
export interface CommitmentAttainment {
  commitment: string;
  agreed: Pick<Commitment, 'label' | 'from' | 'to' | 'metric' | 'perMonth' | 'calendar'>;
  /** The month, `yyyy-MM` in the zone of the commitment's calendar. */
  period: string;
  reached: Figure;
  /** What the goal asks for by now, spread evenly over the business days that are over. */
  expected: Figure;
  /** Reached ÷ goal of the month. */
  attainment: Figure;
  /** Null where it was not computed. */
  onPace: boolean | null;
}

/**
 * The commitment in one month, from the sums under `mql`. Only leads qualified for the first time
 * count: a lead that was recycled and came back is not a second one.
 */
export function commitmentAttainment(
  sums: Tallies,
  commitment: Commitment,
  calendar: Calendar,
  month: CalendarMonth,
  now: Date,
  figureOf: FigureOf,
): CommitmentAttainment {
  const { label, from, to, metric, perMonth, calendar: calendarId } = commitment;
  const window = { from: month.from.toISOString(), to: month.to.toISOString() };
  const reached = metric === 'mql' ? qualifiedIn(sums, month) : null;
  const leads = { qualifiedFrom: window.from, qualifiedBefore: window.to };
  const otherwise = `Feedback counts the metric mql only, not ${metric}.`;
  const expected = expectedBy(now, perMonth, calendar, month);
  return {
    commitment: commitment.id,
    agreed: { label, from, to, metric, perMonth, calendar: calendarId },
    period: month.period,
    reached: figureOf({ metric, unit: 'leads', numerator: reached, otherwise, window, leads }),
    expected: figureOf({
      metric: 'commitment-pace',
      unit: 'leads',
      numerator: expected,
      window,
      leads: null,
    }),
    attainment: figureOf({
      metric: 'commitment-attainment',
      unit: 'share',
      numerator: reached,
      denominator: perMonth,
      otherwise,
      window,
      leads,
    }),
    onPace: reached === null ? null : reached >= expected,
  };
}

function qualifiedIn(sums: Tallies, { from, to }: CalendarMonth): number {
  return sums
    .below('mql')
    .filter((start) => {
      const time = Date.parse(`${start.slice(0, 13)}:${start.slice(14)}Z`);
      return time >= from.getTime() && time < to.getTime();
    })
    .reduce((sum, start) => sum + sums.of('mql', start), 0);
}

/** Nothing before the month begins, the whole goal after it has ended. */
function expectedBy(now: Date, goal: number, calendar: Calendar, month: CalendarMonth): number {
  if (now < month.from) return 0;
  if (now >= month.to) return goal;
  const [year, number] = month.period.split('-').map(Number) as [number, number];
  const days = businessDaysInMonth(calendar, year, number);
  return pace(goal, businessDaysElapsed(calendar, now), days);
}
