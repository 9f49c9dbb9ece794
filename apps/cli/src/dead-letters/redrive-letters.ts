import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceClient } from '../http/service-client.js';
import { RefusedError } from '../http/service-errors.js';
import type { DeadLetter, KeyOutcome, Redriven } from './dead-letter.js';
import { lettersPath } from './find-letters.js';

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
  client: ServiceClient,
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

async function redrive(client: ServiceClient, id: string, dryRun: boolean) {
  try {
    return await client.post<Redriven>(`${lettersPath}/${encodeURIComponent(id)}/redrive`, {
      dryRun,
    });
  } catch (error) {
    // Somebody else was first, or the answer to an earlier try was lost.
    if (error instanceof RefusedError && error.status === 404) return null;
    throw error;
  }
}

export async function discardLetter(
  client: ServiceClient,
  id: string,
  order: { reason: string; dryRun: boolean },
): Promise<Redriven> {
  return client.post<Redriven>(`${lettersPath}/${encodeURIComponent(id)}/discard`, order);
}
