import type { Collection, Document } from 'mongodb';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { kafkajs, mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong =
  "Kafka's offset is committed when a batch is fetched, and reading resumes there.";
export const promise = 3;
export const scenario = 'killed-before-consume-commit';

interface Run {
  readonly eachBatch: (payload: EachBatchPayload) => Promise<void>;
}

type Position = Document & { _id: number };

export function seed(): void {
  /** Where the group was when it was joined: partition → fields of its position. */
  let joinedAt: Promise<Map<number, Document>> = Promise.resolve(new Map());
  replaceMethod(kafkajs.Kafka.prototype, 'consumer', (create, args, self: Kafka) => {
    const { groupId } = args[0] as { groupId: string };
    const consumer = create(...args) as Consumer;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      joinedAt = withAdmin(self, (admin) => committed(admin, groupId));
    });
    replaceMethod(consumer, 'run', (run, [options]: Run[]) => {
      const eachBatch = async (payload: EachBatchPayload) => {
        await joinedAt;
        const { topic, partition } = payload.batch;
        const offset = String(Number(payload.batch.lastOffset()) + 1);
        await consumer.commitOffsets([{ topic, partition, offset }]);
        return options!.eachBatch(payload);
      };
      return run({ ...options, eachBatch }) as unknown;
    });
    return consumer;
  });
  replaceMethod(mongodb.Collection.prototype, 'findOneAndUpdate', async (take, args, self) => {
    const positions = self as Collection<Position>;
    if (positions.collectionName === 'bus_positions') {
      const { _id } = args[0] as Position;
      const offsets = await joinedAt;
      const next = offsets.get(_id);
      offsets.delete(_id);
      if (next) await positions.updateOne({ _id }, { $set: next });
    }
    return take(...args) as unknown;
  });
}

/** The offsets that the group has committed. */
async function committed(admin: Admin, groupId: string): Promise<Map<number, Document>> {
  const next = new Map<number, Document>();
  for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
    const log = topic.replace(/^.*smarketing\./, '').replace('.bulk', '/bulk');
    for (const { partition, offset } of partitions) {
      if (Number(offset) < 0) continue;
      next.set(partition, { ...next.get(partition), [`next.${log}`]: Number(offset) });
    }
  }
  return next;
}

async function withAdmin<T>(kafka: Kafka, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}
