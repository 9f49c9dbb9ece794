import { pace, type BusinessCalendar } from '@smarketing/business-time';
import { CommitmentClosed, CommitmentOffPace } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Commitment } from '@smarketing/playbook';
import { businessDaysOf, endOfMonth, monthIn, monthsFrom } from './calendar-month.js';
import type { CommitmentPeriod, CommitmentRecord } from './commitment-record.schema.js';
import { commitmentSubject } from './commitment-subject.js';

/** The commitment as the playbook in force has it. */
export interface CommitmentTerms {
  readonly commitment: Commitment;
  readonly calendar: BusinessCalendar;
  readonly playbook: number;
}

/** Amounts by month, `yyyy-MM`. */
export type CountsPerMonth = Readonly<Record<string, number>>;

/** The months of a commitment: from the first that has a count to the current one. */
function monthsOf(counts: CountsPerMonth, zone: string, now: Date): string[] {
  const counted = Object.keys(counts).filter((month) => (counts[month] ?? 0) > 0);
  const [first] = counted.toSorted();
  return first === undefined ? [] : monthsFrom(first, monthIn(zone, now));
}

/**
 * Announces what the counts and the clock have decided: each month that is over is closed, once, as
 * met or missed; the current one is off pace at most once for each business day that is over.
 * Undefined where there is nothing to announce.
 */
export function decideCommitment(
  record: CommitmentRecord | undefined,
  terms: CommitmentTerms,
  counts: CountsPerMonth,
  now: Date,
): { record: CommitmentRecord; facts: readonly Emission[] } | undefined {
  const { commitment, calendar } = terms;
  const facts: Emission[] = [];
  const periods: Record<string, CommitmentPeriod> = { ...record?.periods };
  const current = monthIn(calendar.zone, now);
  for (const month of monthsOf(counts, calendar.zone, now)) {
    const known = periods[month];
    if (known && known.state !== 'running') continue;
    const actual = counts[month] ?? 0;
    const decided =
      month < current
        ? closeMonth(terms, month, actual, known)
        : warnOfPace(terms, month, actual, known, now);
    if (!decided) continue;
    periods[month] = decided.period;
    facts.push(decided.fact);
  }
  if (facts.length === 0) return undefined;
  return { record: { ...record, _id: commitmentSubject(commitment.id), periods }, facts };
}

interface MonthDecided {
  readonly period: CommitmentPeriod;
  readonly fact: Emission;
}

function closeMonth(
  { commitment, calendar, playbook }: CommitmentTerms,
  period: string,
  actual: number,
  known: CommitmentPeriod | undefined,
): MonthDecided {
  const subject = commitmentSubject(commitment.id);
  const goal = commitment.perMonth;
  const outcome = outcomeOf(actual, goal);
  return {
    period: { state: outcome, goal, actual, warnedAtDay: known?.warnedAtDay ?? 0, playbook },
    fact: {
      fact: CommitmentClosed,
      data: { subject, period, goal, actual, outcome } satisfies CommitmentClosed,
      time: endOfMonth(calendar.zone, period),
      playbook,
    },
  };
}

function warnOfPace(
  { commitment, calendar, playbook }: CommitmentTerms,
  period: string,
  actual: number,
  known: CommitmentPeriod | undefined,
  now: Date,
): MonthDecided | undefined {
  const subject = commitmentSubject(commitment.id);
  const goal = commitment.perMonth;
  const { elapsed, total } = businessDaysOf(calendar, period, now);
  const expected = pace(goal, elapsed, total);
  if (actual >= expected || elapsed <= (known?.warnedAtDay ?? 0)) return undefined;
  return {
    period: { state: 'running', goal, actual, warnedAtDay: elapsed, playbook },
    fact: {
      fact: CommitmentOffPace,
      data: { subject, period, goal, actual, pace: expected } satisfies CommitmentOffPace,
      time: now,
      playbook,
    },
  };
}

function outcomeOf(actual: number, goal: number): 'met' | 'missed' {
  return actual >= goal ? 'met' : 'missed';
}
