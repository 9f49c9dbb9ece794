import { setImmediate as othersFirst } from 'node:timers/promises';

const sliceMs = 10;

/** Maps the items in their order; after every 10 ms of it, what else waits in the process goes first. */
export async function inSlices<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
): Promise<R[]> {
  const mapped: R[] = [];
  let since = performance.now();
  for (const [index, item] of items.entries()) {
    mapped.push(map(item, index));
    if (performance.now() - since < sliceMs) continue;
    await othersFirst();
    since = performance.now();
  }
  return mapped;
}
