import type { Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'The relay reads what is newer than what it published last.';
export const promise = 2;
export const scenario = 'late-commit';

export async function seed(): Promise<void> {
  const { prototype } = mongodb.Collection;
  // All of it has to be looked for.
  const committed = (await prototypeOf('outbox/committed-rows.js', 'CommittedRows')) as object;
  replaceMethod(committed, 'offer', () => false);
  let cursor = new Date(0);
  replaceMethod(prototype, 'find', (find, [filter, ...options], self: Collection) => {
    const relayed = self.collectionName === 'outbox' && filter?.shard;
    return find(relayed ? { ...filter, at: { $gt: cursor } } : filter, ...options) as unknown;
  });
  replaceMethod(prototype, 'deleteMany', async (remove, args, self: Collection) => {
    if (self.collectionName === 'outbox') {
      const published = await self.find<{ at: Date }>(args[0] as object).toArray();
      for (const { at } of published) if (at > cursor) cursor = at;
    }
    return remove(...args) as unknown;
  });
}
