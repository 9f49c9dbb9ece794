import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong =
  'The rows of the outbox are inserted outside the transaction, before it is committed.';
export const promise = 1;
export const scenario = 'killed-before-command-commit';

export function seed(): void {
  replaceMethod(mongodb.Collection.prototype, 'insertMany', (insert, args, self: Collection) => {
    if (self.collectionName !== 'outbox') return insert(...args) as unknown;
    return insert(args[0], { writeConcern: { w: 'majority' } }) as unknown;
  });
}
