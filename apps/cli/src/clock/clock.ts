import { DateTime } from 'luxon';

/** Tells times as people of one zone read them. */
export interface Clock {
  /** Such as `Europe/Berlin`. */
  readonly zone: string;
  /** `2026-11-23 16:55`. */
  readonly minute: (time: string | Date) => string;
  /** `2026-11-23 16:55:07`. */
  readonly moment: (time: string | Date) => string;
  /** `16:55:07`. */
  readonly second: (time: string | Date) => string;
}

export function clockOf(zone: string): Clock {
  const at = (time: string | Date) =>
    (typeof time === 'string' ? DateTime.fromISO(time) : DateTime.fromJSDate(time)).setZone(zone);
  return {
    zone,
    minute: (time) => at(time).toFormat('yyyy-MM-dd HH:mm'),
    moment: (time) => at(time).toFormat('yyyy-MM-dd HH:mm:ss'),
    second: (time) => at(time).toFormat('HH:mm:ss'),
  };
}

export const utcClock: Clock = clockOf('UTC');
