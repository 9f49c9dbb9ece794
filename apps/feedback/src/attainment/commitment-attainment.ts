import { businessDaysElapsed, businessDaysInMonth, pace } from '@smarketing/business-time';
import type { Calendar, Commitment } from '@smarketing/playbook';
import type { Figure, FigureOf } from '../figures/figure.js';
import type { CounterSums } from '../counters/counter-sums.js';
import type { CalendarMonth } from './calendar-month.js';
import { quarterHourNamed } from './contribute-attainment.js';

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
  sums: CounterSums,
  commitment: Commitment,
  calendar: Calendar,
  month: CalendarMonth,
  now: Date,
  figureOf: FigureOf,
): CommitmentAttainment {
  const reached = isCounted(commitment) ? qualifiedIn(sums, month) : null;
  return attainmentOf(reached, commitment, calendar, month, now, figureOf);
}

export function isCounted({ metric }: Commitment): boolean {
  return metric === 'mql';
}

/** Why there is no figure for a metric that is not counted. */
export function notCounted({ metric }: Commitment): string {
  return `Feedback counts the metric mql only, not ${metric}.`;
}

export function agreedTerms(commitment: Commitment): CommitmentAttainment['agreed'] {
  const { label, from, to, metric, perMonth, calendar } = commitment;
  return { label, from, to, metric, perMonth, calendar };
}

/** `delivered`: so far, or null where it is not counted. */
export function attainmentOf(
  delivered: number | null,
  commitment: Commitment,
  calendar: Calendar,
  month: CalendarMonth,
  now: Date,
  figureOf: FigureOf,
): CommitmentAttainment {
  const { metric, perMonth } = commitment;
  const window = { from: month.from.toISOString(), to: month.to.toISOString() };
  const leads = { qualifiedFrom: window.from, qualifiedBefore: window.to };
  const otherwise = notCounted(commitment);
  const expected = expectedBy(now, perMonth, calendar, month);
  return {
    commitment: commitment.id,
    agreed: agreedTerms(commitment),
    period: month.period,
    reached: figureOf({ metric, unit: 'leads', numerator: delivered, otherwise, window, leads }),
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
      numerator: delivered,
      denominator: perMonth,
      otherwise,
      window,
      leads,
    }),
    onPace: delivered === null ? null : delivered >= expected,
  };
}

function qualifiedIn(sums: CounterSums, { from, to }: CalendarMonth): number {
  return sums
    .below('mql')
    .filter((start) => {
      const time = quarterHourNamed(start);
      return time >= from && time < to;
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
