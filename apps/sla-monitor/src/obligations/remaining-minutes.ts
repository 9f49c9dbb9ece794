import { businessMinutesBetween } from '@smarketing/business-time';
import type { Terms } from '../terms/terms.js';
import type { Obligation } from './duties.schema.js';
import { isOpen } from './obligation.js';

/** Business minutes until an obligation is due, 0 when that has passed; null once it is settled. */
export function remainingMinutes(
  owed: Obligation,
  now: Date,
  { calendarOf }: Pick<Terms, 'calendarOf'>,
): number | null {
  if (!isOpen(owed)) return null;
  return businessMinutesBetween(calendarOf(owed.playbook, owed.calendar), now, owed.due);
}
