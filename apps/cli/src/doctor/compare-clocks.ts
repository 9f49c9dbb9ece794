import type { Check } from './check.js';

/** Milliseconds UTC: of the host before and after it asked, and of its database. */
export interface ClockReading {
  readonly before: number;
  readonly after: number;
  readonly database: number;
}

/** One reading, and when this computer began to ask for it and had the answer. */
export interface DatedReading extends ClockReading {
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** Databases that are so far apart fire deadlines at other times than the others' facts say. */
const tooFarMs = 5_000;

/** Compares the clocks of the services' databases with each other, as far as that can be known. */
export function compareClocks(readings: Readonly<Record<string, DatedReading>>): Check {
  const ahead = Object.entries(readings).map(([service, { askedAt, answeredAt, database }]) => ({
    service,
    // By how much the database is ahead of this computer, at the least and at the most.
    least: database - answeredAt,
    most: database - askedAt,
  }));
  const last = ahead.toSorted((one, other) => one.most - other.most).at(0);
  const first = ahead.toSorted((one, other) => other.least - one.least).at(0);
  const apart = first && last ? first.least - last.most : 0;
  const findings =
    first && last && apart > tooFarMs
      ? [
          {
            severity: 'warning' as const,
            cause: `The clock of the database of ${first.service} is at least ${Math.floor(apart / 1_000)} s ahead of that of ${last.service}.`,
            next: 'Set both by NTP: deadlines are counted by the one and the facts behind them dated by the other.',
          },
        ]
      : [];
  return { name: 'clocks of the databases', of: 'MongoDB', findings };
}
