import { replaceSource } from '../../preload/replace-source.ts';
import { built } from '../seeded-bug.ts';

export const wrong =
  'A fact is applied if its number is greater than the last one, not only if it is the next.';
export const promise = 4;
export const scenario = 'repeated-and-reordered';

export function seed(): void {
  replaceSource(built('consume/fold-batch.js'), 'sequence > last + 1', 'false');
}
