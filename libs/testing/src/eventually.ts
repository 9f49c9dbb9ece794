import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks until the answer is there, and fails with the last reason when it does not come in time.
 * `ask` throws, or answers `undefined` or `false`, as long as the fact is not there.
 */
export async function eventually<R>(
  ask: () => R | Promise<R>,
  within = 20_000,
): Promise<Exclude<R, undefined | false>> {
  const deadline = performance.now() + within;
  for (;;) {
    let reason: unknown = new Error('The answer was undefined or false.');
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) {
        return answer as Exclude<R, undefined | false>;
      }
    } catch (error) {
      reason = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`Not seen within ${within} ms: ${(reason as Error).message}`, {
        cause: reason,
      });
    }
    await wait(20);
  }
}
