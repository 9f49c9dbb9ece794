import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'A faulty record is dropped.';
export const promise = 5;
export const scenario = 'poison';

export async function seed(): Promise<void> {
  const parkedKeys = (await prototypeOf('consume/parked-keys.js', 'ParkedKeys')) as object;
  replaceMethod(parkedKeys, 'park', () => undefined);
}
