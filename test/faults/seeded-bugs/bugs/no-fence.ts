import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'The position is set, whoever has set it in the meantime.';
export const promise = 3;
export const scenario = 'zombie';

interface Move {
  readonly updateOne: { readonly filter: { readonly _id: number }; readonly update: object };
}

export function seed(): void {
  replaceMethod(mongodb.Collection.prototype, 'bulkWrite', (write, args, self: Collection) => {
    if (self.collectionName !== 'bus_positions') return write(...args) as unknown;
    const [moves, options] = args as [Move[], object];
    const unconditional = moves.map(({ updateOne: { filter, update } }) => ({
      updateOne: { filter: { _id: filter._id }, update },
    }));
    return write(unconditional, options) as unknown;
  });
}
