import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import { NotReachableError, RefusedError } from './service-errors.js';

/** How long a request that may succeed later is repeated, in milliseconds. */
export type Patience = number;

/** For people at a prompt: a service that is just starting is waited for, one that is down is not. */
export const shortPatience: Patience = 6_000;
/** For work that must survive a service being killed and started again. */
export const longPatience: Patience = 90_000;

/** How long an internal error is put down to a service that has just come up, in milliseconds. */
const patienceWithErrors: Patience = 30_000;

/**
 * Runs an attempt until it succeeds, fails for good, or patience ends; then throws the last error.
 * Repeated are no connection, a broken one, 429, 502, 503, 504, 404 or 409 with Retry-After, and for
 * a shorter time 500. Where a service is overloaded or away and says when to come again, that is waited
 * for, and a little longer, so that not all come at once.
 */
export async function keepTrying<R>(
  patience: Patience,
  attempt: () => Promise<R>,
  onWait: (error: Error) => void = () => undefined,
  /** Whether so much came of the tries that the next one is the caller's, the first of a new patience. */
  hasGotOn: () => boolean = () => false,
): Promise<R> {
  const startedAt = Date.now();
  return pRetry(attempt, {
    retries: Infinity,
    minTimeout: 100,
    maxTimeout: 2_000,
    factor: 1.6,
    randomize: true,
    shouldRetry: async ({ error }) => {
      const left = patienceWith(error, patience) - (Date.now() - startedAt);
      const again = canSucceedLater(error) && left > 0;
      if (!again) return false;
      onWait(error);
      await wait(Math.min(left, askedToWait(error)));
      return !hasGotOn();
    },
  });
}

/** Milliseconds. A row that only waits for another one (404, 409) is asked for sooner. */
function askedToWait(error: Error): number {
  if (!(error instanceof RefusedError) || error.status < 429) return 0;
  const { retryAfterSeconds } = error;
  return Number.isFinite(retryAfterSeconds) ? Math.max(0, retryAfterSeconds! * 1_000) : 0;
}

export function canSucceedLater(error: unknown): boolean {
  if (error instanceof NotReachableError) return true;
  return error instanceof RefusedError && error.retryable;
}

function patienceWith(error: Error, patience: Patience): Patience {
  const isInternal = error instanceof RefusedError && error.status === 500;
  return isInternal ? Math.min(patience, patienceWithErrors) : patience;
}
