import { randomUUID } from 'node:crypto';
import type { TestSystem } from '@smarketing/testing';
import type { LogRecord } from '../src/kafka/fetched-chunk.js';
import { KafkaClient, type LogSubscription } from '../src/kafka/kafka-client.js';

/** Everything on one topic, byte for byte. */
export class ExactLog {
  readonly records: LogRecord[] = [];

  private constructor(private readonly subscription: LogSubscription) {}

  /** The topic must exist. */
  static async open(system: TestSystem, topic: string): Promise<ExactLog> {
    const kafka = new KafkaClient({
      brokers: system.kafkaBrokers,
      security: system.kafkaSecurity,
      clientId: 'exact',
      namespace: system.kafkaNamespace,
      log: () => undefined,
    });
    const subscription = kafka.subscription(`exact-${randomUUID()}`);
    const log = new ExactLog(subscription);
    await subscription.start([topic], 1, {
      onAssigned: () => undefined,
      onDisconnected: () => undefined,
      onChunk: async ({ records, next, resolve }) => {
        log.records.push(...records);
        resolve(next - 1);
      },
    });
    return log;
  }

  close(): Promise<void> {
    return this.subscription.stop();
  }
}
