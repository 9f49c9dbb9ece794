import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'The counters are moved outside the transaction that changes their documents.';
export const promise = 3;
export const scenario = 'killed-before-consume-commit';

export function seed(): void {
  replaceMethod(mongodb.Collection.prototype, 'bulkWrite', (write, args, self: Collection) => {
    if (!self.collectionName.endsWith('.counters')) return write(...args) as unknown;
    return write(args[0], { ordered: false }) as unknown;
  });
}
