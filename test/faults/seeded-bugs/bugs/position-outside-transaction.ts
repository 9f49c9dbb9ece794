import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong =
  'The position is moved outside the transaction that applies what lies before it.';
export const promise = 3;
export const scenario = 'killed-before-consume-commit';

export async function seed(): Promise<void> {
  const positions = (await prototypeOf(
    'consume/partition-positions.js',
    'PartitionPositions',
  )) as object;
  replaceMethod(
    positions,
    'advance',
    (advance, [moves, , ...version]) => advance(moves, undefined, ...version) as unknown,
  );
}
