import { setTimeout as wait } from 'node:timers/promises';
import type { Answered, LoadConnection } from './connection.ts';

export interface LoopResult {
  readonly sent: number;
  /** Answers other than 429 and 503, by status. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly shed: number;
  /** Those without Retry-After. */
  readonly shedWithoutWord: number;
  readonly broken: number;
  /** Of what was accepted, milliseconds, in order of size. */
  readonly latencies: readonly number[];
  /** Bodies of what was accepted. */
  readonly accepted: readonly string[];
}

/**
 * Each connection sends its next request when the last one is answered, for so many seconds. With
 * `patience` a 429 or 503 is waited out as it asks; without, the next request follows at once.
 */
export async function closedLoop(
  connections: readonly LoadConnection[],
  request: (n: number) => string,
  { seconds, isPatient }: { seconds: number; isPatient: boolean },
): Promise<LoopResult> {
  const end = performance.now() + seconds * 1_000;
  const statuses: Record<number, number> = {};
  const latencies: number[] = [];
  const accepted: string[] = [];
  let sent = 0;
  let shed = 0;
  let shedWithoutWord = 0;
  let broken = 0;
  const one = async (connection: LoadConnection) => {
    while (performance.now() < end && connection.isOpen) {
      sent += 1;
      let answer: Answered;
      try {
        answer = await connection.send(request(sent));
      } catch {
        broken += 1;
        return;
      }
      if (answer.status === 503 || answer.status === 429) {
        shed += 1;
        if (answer.retryAfter === undefined) shedWithoutWord += 1;
        if (isPatient) await wait((answer.retryAfter ?? 1) * (1_000 + Math.random() * 500));
        continue;
      }
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status >= 300) continue;
      latencies.push(answer.milliseconds);
      accepted.push(answer.body);
    }
  };
  await Promise.all(connections.map(one));
  latencies.sort((a, b) => a - b);
  return { sent, statuses, shed, shedWithoutWord, broken, latencies, accepted };
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}
