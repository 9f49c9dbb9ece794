/** An argument with which no business time can be computed. The same call fails again. */
export class BusinessTimeRangeError extends RangeError {
  override readonly name = 'BusinessTimeRangeError';
  readonly retryable = false;

  constructor(
    readonly argument: string,
    readonly allowed: string,
    readonly received: number,
  ) {
    super(`${argument} is ${received}. Allowed: ${allowed}.`);
  }
}

const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** Epoch milliseconds of a date; throws BusinessTimeRangeError unless RFC 3339 can write it. */
export function instantOf(date: Date, argument: string): number {
  const instant = date.getTime();
  if (instant >= FIRST_INSTANT && instant <= LAST_INSTANT) return instant;
  throw new BusinessTimeRangeError(argument, 'a valid date in the years 1 to 9999', instant);
}

/** Whole milliseconds of business minutes; throws BusinessTimeRangeError for a negative or endless wait. */
export function waitOf(minutes: number): number {
  if (!Number.isFinite(minutes) || minutes < 0) {
    throw new BusinessTimeRangeError('minutes', 'a finite number, 0 or more', minutes);
  }
  return Math.round(minutes * 60_000);
}
