import pRetry from 'p-retry';
import { NotReachableError, RefusedError } from './service-errors.js';

/** How long a request that may succeed later is repeated, in milliseconds. */
export type Patience = number;

/** For people at a prompt: a service that is just starting is waited for, one that is down is not. */
export const shortPatience: Patience = 4_000;
/** For work that must survive a service being killed and started again. */
export const longPatience: Patience = 90_000;

/**
 * Runs an attempt until it succeeds, fails for good, or patience ends; then throws the last error.
 * Repeated are no connection, a broken one, 429, 502, 503, 504 and 404 or 409 with Retry-After.
 */
export async function keepTrying<R>(
  patience: Patience,
  attempt: () => Promise<R>,
  onWait: (error: Error) => void = () => undefined,
): Promise<R> {
  const deadline = Date.now() + patience;
  return pRetry(attempt, {
    retries: Infinity,
    minTimeout: 100,
    maxTimeout: 2_000,
    factor: 1.6,
    randomize: true,
    shouldRetry: ({ error }) => canSucceedLater(error) && Date.now() < deadline,
    onFailedAttempt: ({ error }) => {
      if (canSucceedLater(error)) onWait(error);
    },
  });
}

export function canSucceedLater(error: unknown): boolean {
  if (error instanceof NotReachableError) return true;
  return error instanceof RefusedError && error.retryable;
}
