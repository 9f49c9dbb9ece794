import type { ClientSession, Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';
import { replaceSource } from '../../preload/replace-source.ts';
import { built } from '../seeded-bug.ts';

export const wrong =
  'A redrive applies a record whatever its number, and takes it out of the parked ones afterwards.';
export const promise = 5;
export const scenario = 'redriven';

export function seed(): void {
  const late = new WeakMap<ClientSession, () => Promise<unknown>>();
  const { Collection, ClientSession } = mongodb;
  replaceSource(
    built('dead-letters/redrive-key.js'),
    'if (decoded)\n',
    `for (const { view } of decoded?.fact ? views : [])
            target.staged.get(view, decoded.fact.key).bus.seen[decoded.stream] =
                decoded.fact.sequence - 1;
        if (decoded)\n`,
  );
  replaceMethod(Collection.prototype, 'deleteMany', async (remove, args, self: Collection) => {
    const { session } = (args[1] ?? {}) as { session?: ClientSession };
    if (self.collectionName !== 'bus_parked' || !session) return remove(...args) as unknown;
    late.set(session, () => remove(args[0]) as Promise<unknown>);
    return {};
  });
  replaceMethod(ClientSession.prototype, 'commitTransaction', async (commit, args, self) => {
    await commit(...args);
    await late.get(self as ClientSession)?.();
  });
}
