import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'Documents that commands change, too, are folded from a cache.';
export const promise = 3;
export const scenario = 'changed-between-batches';

interface Staged {
  readonly id: string;
}

export async function seed(): Promise<void> {
  const cache = (await prototypeOf('change/view-cache.js', 'ViewCache')) as object;
  const kept = new WeakMap<object, Map<string, Staged>>();
  replaceMethod(cache, 'keep', (_, args, self: object) => {
    const [collection, staged] = args as [string, Staged];
    let documents = kept.get(self);
    if (!documents) kept.set(self, (documents = new Map()));
    documents.set(`${collection}/${staged.id}`, staged);
  });
  replaceMethod(cache, 'take', (_, args, self: object) => {
    const [collection, id] = args as [string, string];
    const documents = kept.get(self);
    const staged = documents?.get(`${collection}/${id}`);
    documents?.delete(`${collection}/${id}`);
    return staged;
  });
}
