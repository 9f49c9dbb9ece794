import type { ClientSession, Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'The rows of the outbox are inserted when the change is committed.';
export const promise = 1;
export const scenario = 'killed-after-command';

export function seed(): void {
  const late = new WeakMap<ClientSession, () => Promise<unknown>>();
  const { Collection, ClientSession } = mongodb;
  replaceMethod(Collection.prototype, 'insertMany', async (insert, args, self: Collection) => {
    const { session } = (args[1] ?? {}) as { session?: ClientSession };
    if (self.collectionName !== 'outbox' || !session) return insert(...args) as unknown;
    late.set(session, () => insert(args[0]) as Promise<unknown>);
    return {};
  });
  replaceMethod(ClientSession.prototype, 'startTransaction', (start, args, self: ClientSession) => {
    late.delete(self);
    return start(...args) as unknown;
  });
  replaceMethod(ClientSession.prototype, 'commitTransaction', async (commit, args, self) => {
    await commit(...args);
    await late.get(self as ClientSession)?.();
  });
}
