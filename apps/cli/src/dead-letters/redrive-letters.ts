import { setTimeout as wait } from 'node:timers/promises';
import { RefusedError } from '../http/service-errors.js';
import type { DeadLetter, KeyOutcome, Redriven } from './dead-letter.js';
import type { OperationsClient } from './find-letters.js';

export interface RedriveOrder {
  readonly dryRun: boolean;
  /** Keys per second at most. */
  readonly rate: number;
  /** Told after each key. */
  readonly onKey: (outcomes: readonly KeyOutcome[]) => void;
}

/**
 * Redrives key after key, each in a request of its own: what is done stays done where it breaks off,
 * and a repetition finds the rest.
 */
export async function redriveLetters(
  client: OperationsClient,
  letters: readonly DeadLetter[],
  { dryRun, rate, onKey }: RedriveOrder,
): Promise<KeyOutcome[]> {
  const outcomes: KeyOutcome[] = [];
  let next = performance.now();
  for (const { id, key } of letters) {
    await wait(Math.max(0, next - performance.now()));
    next = performance.now() + 1_000 / rate;
    outcomes.push({ id, key, outcome: await redrive(client, id, dryRun) });
    onKey(outcomes);
  }
  return outcomes;
}

async function redrive(client: OperationsClient, id: string, dryRun: boolean) {
  try {
    return await client.post('/v1/operations/dead-letters/{id}/redrive', {
      path: { id },
      body: { dryRun },
    });
  } catch (error) {
    // Somebody else was first, or the answer to an earlier try was lost.
    if (error instanceof RefusedError && error.status === 404) return null;
    throw error;
  }
}

export async function discardLetter(
  client: OperationsClient,
  id: string,
  order: { reason: string; dryRun: boolean },
): Promise<Redriven> {
  return client.post('/v1/operations/dead-letters/{id}/discard', { path: { id }, body: order });
}
