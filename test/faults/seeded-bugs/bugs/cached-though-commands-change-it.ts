import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'Documents that commands change, too, are folded from a cache.';
export const promise = 3;
export const scenario = 'changed-between-batches';

interface Cache {
  readonly views: Map<string, Map<string, unknown>>;
}

export async function seed(): Promise<void> {
  const cache = (await prototypeOf('change/view-cache.js', 'ViewCache')) as object;
  replaceMethod(cache, 'keep', (keep, args, { views }: Cache) => {
    const [collection] = args as [string];
    if (!views.has(collection)) views.set(collection, new Map());
    keep(...args);
  });
}
