import { kafkaOf, type TestSystem } from '@smarketing/testing';
import type { Consumer } from 'kafkajs';

export interface RawMessage {
  readonly key: string | undefined;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Everything on one topic, as it lies there. */
export class RawLog {
  readonly messages: RawMessage[] = [];

  private constructor(private readonly consumer: Consumer) {}

  /** The topic must exist. */
  static async open(system: TestSystem, topic: string): Promise<RawLog> {
    const kafka = kafkaOf(system);
    const groupId = `${system.kafkaNamespace}raw-${topic}`;
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
    const log = new RawLog(consumer);
    await consumer.connect();
    await consumer.subscribe({ topic: system.kafkaNamespace + topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const headers = Object.entries(message.headers ?? {});
        log.messages.push({
          key: message.key?.toString(),
          headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
          body: message.value?.toString() ?? '',
        });
      },
    });
    return log;
  }

  close(): Promise<void> {
    return this.consumer.disconnect();
  }
}
