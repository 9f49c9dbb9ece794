import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'A faulty record is dead-lettered outside the transaction that parks it.';
export const promise = 5;
export const scenario = 'poison';

interface Row {
  readonly _id: string;
  readonly topic: string;
}

export function seed(): void {
  replaceMethod(mongodb.Collection.prototype, 'insertMany', (insert, args, self: Collection) => {
    const [rows] = args as [Row[]];
    const letters = self.collectionName === 'outbox' && rows[0]!._id.startsWith('dead-letters/');
    if (!letters) return insert(...args) as unknown;
    return insert(rows.map((row) => ({ ...row, _id: `${row._id}/${randomUUID()}` }))) as unknown;
  });
}
