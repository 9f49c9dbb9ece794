import type { Random } from './random.js';

/** The time that the demo company's history covers. */
export interface Quarter {
  readonly from: Date;
  readonly to: Date;
}

export const quarterDays = 92;
const day = 86_400_000;
const minute = 60_000;

/** The quarter that ends now, to the minute. */
export function quarterUntil(now: Date): Quarter {
  const to = Math.floor(now.getTime() / minute) * minute;
  return { from: new Date(to - quarterDays * day), to: new Date(to) };
}

/** The quarter whose first lead came at this time. */
export function quarterFrom(from: Date): Quarter {
  return { from, to: new Date(from.getTime() + quarterDays * day) };
}

/** A time in the quarter at which people come: on working days, in the day time, more each month. */
export function arrivalIn({ from, to }: Quarter, random: Random): Date {
  const length = to.getTime() - from.getTime();
  for (;;) {
    const share = random.next();
    const at = new Date(from.getTime() + share * length);
    const weekday = at.getUTCDay();
    const busy = weekday === 0 || weekday === 6 ? 0.3 : 1;
    const hour = at.getUTCHours() + at.getUTCMinutes() / 60;
    const awake = 0.08 + 0.92 * Math.exp(-(((hour - 12.5) / 4) ** 2));
    const growth = 0.8 + 0.2 * share;
    if (random.chance(busy * awake * growth))
      return new Date(Math.floor(at.getTime() / 1000) * 1000);
  }
}
