import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong =
  'A timer fires on the document as it was when it was found due, whatever it is by now.';
export const promise = 6;
export const scenario = 'met-while-it-fires';

/** Between what it reads and what it writes. */
const pause = 1_500;

interface Write {
  readonly replaceOne?: { readonly filter: { readonly _id: string } };
}

export async function seed(): Promise<void> {
  const firing = new AsyncLocalStorage<true>();
  const timers = (await prototypeOf('timers/wake-documents.js', 'WakeDocuments')) as object;
  const staged = (await prototypeOf('change/staged-changes.js', 'StagedChanges')) as object;
  replaceMethod(timers, 'wake', (wake, args) => firing.run(true, () => wake(...args) as unknown));
  // Outside of the transaction, so that it does not see what it should have.
  replaceMethod(
    mongodb.Collection.prototype,
    'find',
    (find, [filter, { session, ...options }]) =>
      (firing.getStore()
        ? find(filter, options)
        : find(filter, { session, ...options })) as unknown,
  );
  replaceMethod(staged, 'read', async (read, args) => {
    await read(...args);
    if (firing.getStore()) await wait(pause);
  });
  replaceMethod(mongodb.Collection.prototype, 'bulkWrite', (write, args) => {
    if (!firing.getStore()) return write(...args) as unknown;
    const blind = (args[0] as Write[]).map(({ replaceOne, ...other }) =>
      replaceOne
        ? { replaceOne: { ...replaceOne, filter: { _id: replaceOne.filter._id } } }
        : other,
    );
    return write(blind, args[1]) as unknown;
  });
}
