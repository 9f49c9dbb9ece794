import { replaceSource } from '../../preload/replace-source.ts';
import { built } from '../seeded-bug.ts';

export const wrong = 'A fact is applied whenever it comes, however often.';
export const promise = 3;
export const scenario = 'repeated-and-reordered';

export function seed(): void {
  replaceSource(built('consume/fold-batch.js'), 'sequence <= last', 'false');
}
