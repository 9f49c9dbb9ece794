import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'A fact that comes before its predecessor is dropped instead of held.';
export const promise = 4;
export const scenario = 'repeated-and-reordered';

export async function seed(): Promise<void> {
  const heldFacts = (await prototypeOf('consume/held-facts.js', 'HeldFacts')) as object;
  replaceMethod(heldFacts, 'hold', () => undefined);
}
