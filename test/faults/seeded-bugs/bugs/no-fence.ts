import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'The position is set, whoever has set it in the meantime.';
export const promise = 3;
export const scenario = 'zombie';

export function seed(): void {
  replaceMethod(mongodb.Collection.prototype, 'updateOne', (update, args, self: Collection) => {
    const [filter, change, options] = args as [{ _id: number }, object, object];
    if (self.collectionName !== 'bus_positions') return update(...args) as unknown;
    return update({ _id: filter._id }, change, options) as unknown;
  });
}
