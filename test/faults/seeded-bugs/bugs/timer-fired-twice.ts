import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientSession, Collection } from 'mongodb';
import { mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';
import { prototypeOf } from '../seeded-bug.ts';

export const wrong = 'A timer issues its fact in one transaction, and is put out in the next.';
export const promise = 6;
export const scenario = 'killed-when-it-fired';

interface Write {
  readonly replaceOne: { readonly filter: { readonly _id: string }; readonly replacement: Stored };
}

interface Stored {
  readonly _id: string;
  readonly bus: object;
}

export async function seed(): Promise<void> {
  const { ClientSession, Collection } = mongodb;
  const firing = new AsyncLocalStorage<true>();
  const puttingOut = new WeakMap<ClientSession, () => Promise<unknown>>();
  const timers = (await prototypeOf('timers/wake-documents.js', 'WakeDocuments')) as object;
  replaceMethod(timers, 'wake', (wake, args) => firing.run(true, () => wake(...args) as unknown));
  replaceMethod(
    Collection.prototype,
    'bulkWrite',
    async (write, args, self: Collection<Stored>) => {
      if (!firing.getStore() || self.collectionName === 'outbox') return write(...args) as unknown;
      const [writes, options] = args as [Write[], { session: ClientSession }];
      puttingOut.set(options.session, () => write(args[0]) as Promise<unknown>);
      const ids = writes.map(({ replaceOne }) => replaceOne.filter._id);
      const before = await self.find({ _id: { $in: ids } }).toArray();
      const onlyCounted = writes.map(({ replaceOne: { filter, replacement } }) => {
        const document = before.find(({ _id }) => _id === filter._id);
        return { replaceOne: { filter, replacement: { ...document, bus: counted(replacement) } } };
      });
      return write(onlyCounted, options) as unknown;
    },
  );
  replaceMethod(ClientSession.prototype, 'commitTransaction', async (commit, args, self) => {
    await commit(...args);
    await puttingOut.get(self as ClientSession)?.();
  });
}

/** The version is that of the write which puts the timer out. */
function counted({ bus }: Stored): object {
  return { ...bus, version: (bus as { version: number }).version - 1 };
}
