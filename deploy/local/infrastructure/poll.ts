import { setTimeout as delay } from 'node:timers/promises';

/** Repeats `probe` until it gives something other than undefined; rejects with `onDeadline` and the last error. */
export async function poll<T>(
  probe: () => Promise<T | undefined>,
  options: { deadline: number; interval: number; onDeadline: (lastError: unknown) => Error },
): Promise<T> {
  const end = Date.now() + options.deadline;
  let lastError: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined) return found;
    } catch (error) {
      if (error instanceof Error && 'final' in error) throw error;
      lastError = error;
    }
    if (Date.now() > end) throw options.onDeadline(lastError);
    await delay(options.interval);
  }
}
