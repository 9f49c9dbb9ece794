/**
 * Does `act` with all items at once; where that fails, with each half by itself, and so on in order,
 * until what fails is one item: that one goes to `onFault`. An error that is nobody's fault, since
 * the database is away or the whole was called off, is thrown at once; what was done stays done.
 */
export async function isolateFaults<T>(
  items: readonly T[],
  act: (part: readonly T[]) => Promise<void>,
  onFault: (item: T, error: unknown) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return;
  try {
    await act(items);
  } catch (error) {
    if (!isFaultOfItems(error)) throw error;
    const [only] = items;
    if (items.length === 1 && only !== undefined) return onFault(only, error);
    const half = items.length >> 1;
    await isolateFaults(items.slice(0, half), act, onFault);
    await isolateFaults(items.slice(half), act, onFault);
  }
}

/** Collisions and facts that do not keep their contract are; a database that does not answer is not. */
function isFaultOfItems(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return faultsOfItems.has(error.name) || ('code' in error && collisions.has(error.code));
}

/** Of the database: a duplicate key, a write conflict. */
const collisions = new Set<unknown>([11_000, 112]);

const faultsOfItems = new Set(['ConcurrentChangeError', 'InvalidFactError', 'SealBrokenError']);
