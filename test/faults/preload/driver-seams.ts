/**
 * Where a process can be stopped between two steps of a promise: the calls that it makes to its
 * drivers. These stay where they are, however the bus is rebuilt above them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server, ServerResponse, type IncomingMessage } from 'node:http';
import type { ClientSession, Collection } from 'mongodb';
import { kafkajs, mongodb } from './drivers.ts';
import { replaceMethod } from './replace-method.ts';

/** What is begun (`before`), or acknowledged by the server and not yet known to the caller (`after`). */
export const points = [
  'commit:before',
  'commit:after',
  'consume:commit:before',
  'consume:commit:after',
  'command:commit:before',
  'command:commit:after',
  'timer:commit:before',
  'timer:commit:after',
  'send:before',
  'send:after',
  'delete:before',
  'delete:after',
  'offset-commit:before',
  'offset-commit:after',
  'bulk-write:after',
  'claim:after',
  'lease:after',
  'reply:before',
] as const;

export type Point = (typeof points)[number];

type Listener = (point: Point) => void;

/** Calls the listener at every point that the process passes from now on. */
export function watchSeams(passed: Listener): void {
  watchTransactions(mongodb.ClientSession.prototype, mongodb.Collection.prototype, passed);
  watchCollections(mongodb.Collection.prototype, passed);
  watchKafka(kafkajs.Kafka.prototype, passed);
  watchReplies(passed);
}

/** What a transaction is part of, where that can be told. */
const within = new AsyncLocalStorage<'command' | 'timer'>();
/** Sessions whose transaction moves a position. */
const consuming = new WeakSet<ClientSession>();

function watchTransactions(session: ClientSession, collection: Collection, passed: Listener): void {
  replaceMethod(session, 'startTransaction', (start, args, self: ClientSession) => {
    consuming.delete(self);
    return start(...args) as unknown;
  });
  replaceMethod(collection, 'bulkWrite', (write, args, self: Collection) => {
    const session = (args[1] as { session?: ClientSession } | undefined)?.session;
    if (session && self.collectionName === 'bus_positions') consuming.add(session);
    return write(...args) as unknown;
  });
  // Timers are looked up by `wakeAt`; the transactions that follow in the same flow wake them.
  replaceMethod(collection, 'find', (find, args) => {
    if (isObject(args[0]) && isObject(args[0]['wakeAt'])) within.enterWith('timer');
    return find(...args) as unknown;
  });
  replaceMethod(session, 'commitTransaction', async (commit, args, self: ClientSession) => {
    const part = within.getStore() ?? (consuming.has(self) ? 'consume' : undefined);
    passed('commit:before');
    if (part) passed(`${part}:commit:before`);
    const committed: unknown = await commit(...args);
    passed('commit:after');
    if (part) passed(`${part}:commit:after`);
    return committed;
  });
}

function watchCollections(prototype: Collection, passed: Listener): void {
  replaceMethod(prototype, 'deleteMany', async (remove, args, { collectionName }: Collection) => {
    if (collectionName !== 'outbox') return remove(...args) as unknown;
    passed('delete:before');
    const removed: unknown = await remove(...args);
    passed('delete:after');
    return removed;
  });
  replaceMethod(prototype, 'bulkWrite', async (write, args) => {
    const written: unknown = await write(...args);
    if ((args[1] as { session?: ClientSession } | undefined)?.session?.inTransaction()) {
      passed('bulk-write:after');
    }
    return written;
  });
  replaceMethod(prototype, 'findOneAndUpdate', async (update, args, self: Collection) => {
    const found: unknown = await update(...args);
    if (found && self.collectionName === 'bus_positions') passed('claim:after');
    if (found && self.collectionName === 'bus_leases') passed('lease:after');
    return found;
  });
}

/** Clients are objects without a class: each is watched as it is made. */
function watchKafka(prototype: object, passed: Listener): void {
  const watch = (client: object, method: string, step: 'send' | 'offset-commit') =>
    replaceMethod(client, method, async (call, args) => {
      passed(`${step}:before`);
      const answer: unknown = await call(...args);
      passed(`${step}:after`);
      return answer;
    });
  replaceMethod(prototype, 'producer', (create, args) => {
    const producer = create(...args) as object;
    for (const method of ['send', 'sendBatch']) watch(producer, method, 'send');
    return producer;
  });
  replaceMethod(prototype, 'consumer', (create, args) => {
    const consumer = create(...args) as object;
    watch(consumer, 'commitOffsets', 'offset-commit');
    return consumer;
  });
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The replies that promise something: 2xx to a request that changes something. */
function watchReplies(passed: Listener): void {
  replaceMethod(Server.prototype, 'emit', (emit, args) => {
    const changes = args[0] === 'request' && changing.has((args[1] as IncomingMessage).method!);
    return changes
      ? within.run('command', () => emit(...args) as unknown)
      : (emit(...args) as unknown);
  });
  replaceMethod(ServerResponse.prototype, 'end', (end, args, self: ServerResponse) => {
    const promised = self.statusCode >= 200 && self.statusCode < 300;
    if (promised && changing.has(self.req.method!)) passed('reply:before');
    return end(...args) as unknown;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
