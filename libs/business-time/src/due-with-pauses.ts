import { addOpenMs } from './add-business-minutes.js';
import { BusinessTimeRangeError, instantOf, waitOf } from './checked-arguments.js';
import { openMsBetween } from './business-minutes-between.js';
import type { BusinessCalendar } from './calendar.js';

/** A time during which a clock stands still; without `to` it still does. */
export type Pause = { from: Date; to?: Date };

/** A running obligation. Pauses may come in any order and may overlap. */
export type Clock = { armedAt: Date; pauses: readonly Pause[] };

/**
 * When `minutes` of open time will have passed since `armedAt`, pauses not counted. Only open time
 * inside a pause moves the due: a pause over a closed weekend or holiday changes nothing.
 * Undefined while a pause without end holds the clock; a due reached before that pause stays.
 */
export function dueWithPauses(
  calendar: BusinessCalendar,
  armedAt: Date,
  minutes: number,
  pauses: readonly Pause[],
): Date | undefined {
  let left = waitOf(minutes);
  let runsFrom = instantOf(armedAt, 'armedAt');
  for (const pause of inOrder(pauses)) {
    const used = openMsBetween(calendar, runsFrom, pause.from);
    if (used >= left) break;
    if (pause.to === undefined) return undefined;
    left -= used;
    runsFrom = Math.max(runsFrom, pause.to);
  }
  return new Date(addOpenMs(calendar, runsFrom, left));
}

/** Open minutes that a clock has run by `at`, pauses not counted. */
export function usedBusinessMinutes(calendar: BusinessCalendar, clock: Clock, at: Date): number {
  const until = instantOf(at, 'at');
  let used = 0;
  let runsFrom = instantOf(clock.armedAt, 'armedAt');
  for (const pause of inOrder(clock.pauses)) {
    used += openMsBetween(calendar, runsFrom, Math.min(pause.from, until));
    runsFrom = Math.max(runsFrom, pause.to ?? until);
  }
  return (used + openMsBetween(calendar, runsFrom, until)) / 60_000;
}

function inOrder(pauses: readonly Pause[]): { from: number; to: number | undefined }[] {
  return pauses
    .map((pause) => {
      const from = instantOf(pause.from, 'pause.from');
      const to = pause.to && instantOf(pause.to, 'pause.to');
      if (to !== undefined && to < from) {
        throw new BusinessTimeRangeError('pause.to', 'not before pause.from', to);
      }
      return { from, to };
    })
    .toSorted((a, b) => a.from - b.from);
}
