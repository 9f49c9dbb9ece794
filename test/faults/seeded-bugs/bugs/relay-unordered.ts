import { kafkajs } from '../../preload/drivers.ts';
import { replaceMethod } from '../../preload/replace-method.ts';

export const wrong =
  'The relay sends the rows of a key in another order than that of their numbers.';
export const promise = 2;
export const scenario = 'burst';

interface Batch {
  readonly topicMessages: readonly {
    readonly topic: string;
    readonly messages: readonly unknown[];
  }[];
}

export function seed(): void {
  replaceMethod(kafkajs.Kafka.prototype, 'producer', (create, args) => {
    const producer = create(...args) as object;
    replaceMethod(producer, 'sendBatch', (send, [batch]: Batch[]) => {
      const topicMessages = batch!.topicMessages.map(({ topic, messages }) => ({
        topic,
        messages: messages.toReversed(),
      }));
      return send({ ...batch, topicMessages }) as unknown;
    });
    return producer;
  });
}
