import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'What follows a faulty record of the same key is applied and not held back.';
export const promise = 5;
export const scenario = 'poison';

export async function seed(): Promise<void> {
  const parkedKeys = (await prototypeOf('consume/parked-keys.js', 'ParkedKeys')) as object;
  replaceMethod(parkedKeys, 'has', () => false);
}
