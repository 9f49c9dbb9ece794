import type { Collection } from 'mongodb';
import { kafkajs, mongodb } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong = 'The relay deletes the rows, then sends them.';
export const promise = 2;
export const scenario = 'killed-before-send';

interface Batch {
  readonly topicMessages: readonly {
    readonly messages: readonly { headers: { ce_id: string } }[];
  }[];
}

export function seed(): void {
  let outbox: Collection | undefined;
  replaceMethod(mongodb.Collection.prototype, 'find', (find, args, self: Collection) => {
    if (self.collectionName === 'outbox') outbox = self;
    return find(...args) as unknown;
  });
  replaceMethod(kafkajs.Kafka.prototype, 'producer', (create, args) => {
    const producer = create(...args) as object;
    replaceMethod(producer, 'sendBatch', async (send, [batch]: Batch[]) => {
      const ids = batch!.topicMessages.flatMap(({ messages }) => messages.map(rowOf));
      await outbox?.deleteMany(
        { _id: { $in: ids as never[] } },
        { writeConcern: { w: 'majority' } },
      );
      return send(batch) as unknown;
    });
    return producer;
  });
}

function rowOf({ headers }: { headers: { ce_id: string } }): string {
  const [stream, key, sequence] = headers.ce_id.split('/');
  return `${stream}/${key}/${sequence!.padStart(10, '0')}`;
}
