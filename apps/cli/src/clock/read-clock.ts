import type { Playbook } from '@smarketing/playbook';
import { CommandError, exitCodes } from '../exit-codes.js';
import type { Services } from '../http/services.js';
import type { Progress } from '../progress/progress.js';
import { clockOf, utcClock, type Clock } from './clock.js';

/** These sections are the same in whatever shape playbooks were ever published. */
type ZonedPlaybook = Pick<Playbook, 'calendars' | 'serviceLevels'>;

/**
 * The clock of the playbook in force. Where it cannot be asked for, times are in UTC, which is said:
 * what a command has to tell is worth more than its times.
 */
export async function readClock(
  { feedback }: Services,
  { utc = false }: { readonly utc?: boolean },
  { note }: Pick<Progress, 'note'>,
): Promise<Clock> {
  if (utc) return utcClock;
  try {
    const { document } = await feedback.get('/v1/playbook');
    return clockOf(zoneOf(document));
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === exitCodes.refused) throw error;
    note('The playbook cannot be read at the moment, so times are in UTC.');
    return utcClock;
  }
}

/** Of the calendar by which the first service level counts, which is the one that reps live by. */
export function zoneOf({ calendars, serviceLevels }: ZonedPlaybook): string {
  const [level] = serviceLevels;
  const counting = calendars.find(({ id }) => id === level?.calendar);
  return (counting ?? calendars[0])?.zone ?? 'UTC';
}
