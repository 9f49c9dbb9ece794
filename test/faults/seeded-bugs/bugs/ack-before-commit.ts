import { setTimeout as wait } from 'node:timers/promises';
import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'A command is acknowledged when it is decided, before it is committed.';
export const promise = 1;
export const scenario = 'killed-before-command-commit';

type Change = (work: unknown) => Promise<unknown>;

export async function seed(): Promise<void> {
  const unitOfWork = (await prototypeOf('change/unit-of-work.js', 'UnitOfWork')) as object;
  replaceMethod(unitOfWork, 'run', (run, args) => {
    const [change, ...options] = args as [Change, ...unknown[]];
    return new Promise((resolve, reject) => {
      const decide = async (work: unknown) => {
        const outcome = await change(work);
        resolve(outcome);
        // The answer is on its way.
        await wait(50);
        return outcome;
      };
      (run(decide, ...options) as Promise<unknown>).catch(reject);
    });
  });
}
