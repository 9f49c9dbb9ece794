import type { Playbook } from '@smarketing/playbook';
import { DateTime } from 'luxon';
import type { Qualification } from './qualification.schema.js';

/**
 * Only the first qualification counts: a lead that was recycled and came back is not a second one.
 * Undefined where the lead is counted already.
 */
export function countQualification(
  known: Qualification | undefined,
  leadId: string,
  qualifiedAt: Date,
  { calendars }: Pick<Playbook, 'calendars'>,
): Qualification | undefined {
  if (known?.qualifiedAt) return undefined;
  const months = calendars.map(({ zone }) => [
    zone,
    DateTime.fromJSDate(qualifiedAt, { zone }).toFormat('yyyy-MM'),
  ]);
  return {
    ...known,
    _id: leadId,
    qualifiedAt,
    months: Object.fromEntries(months) as Record<string, string>,
  };
}

/** How the counters of the qualifications in a zone begin: `mql:<zone>:<month>`. */
export function qualificationCounters(zone: string): string {
  return `mql:${zone}:`;
}

/** What one lead adds to the counters. One that another lead stands for adds nothing. */
export function countersOf({ months, mergedInto }: Pick<Qualification, 'months' | 'mergedInto'>) {
  if (mergedInto !== undefined) return {};
  const counters = Object.entries(months).map(([zone, month]) => [
    `${qualificationCounters(zone)}${month}`,
    1,
  ]);
  return Object.fromEntries(counters) as Record<string, number>;
}

/** The counters of a zone, by month. */
export function qualifiedPerMonth(
  counters: Readonly<Record<string, number>>,
  zone: string,
): Record<string, number> {
  const prefix = qualificationCounters(zone);
  const months = Object.entries(counters)
    .filter(([id]) => id.startsWith(prefix))
    .map(([id, count]) => [id.slice(prefix.length), count]);
  return Object.fromEntries(months) as Record<string, number>;
}
