import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  decodeHeaders,
  topicCalled,
  topicsOf,
  type Envelope,
  type Lane,
  type StreamName,
} from '@smarketing/contracts';
import type { KafkaSecurity } from '@smarketing/connections';
import { logger } from '@smarketing/observability';
import { tailGroups } from '../consumer-groups.js';
import { KafkaClient } from './kafka-client.js';

/** A fact as the log holds it, for people to look at. */
export interface TailedFact {
  readonly stream: StreamName;
  readonly lane: Lane;
  readonly partition: number;
  readonly offset: number;
  readonly envelope: Envelope;
  readonly data: unknown;
}

export interface TailOptions {
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  readonly namespace: string;
  readonly streams: readonly StreamName[];
  /** False: only what comes from now on. */
  readonly fromBeginning: boolean;
}

/** Reads along on the log, disturbing nobody: a group of its own, nothing committed. */
export async function tailLog(
  options: TailOptions,
  onFact: (fact: TailedFact) => void,
  onUnreadable: (place: string, error: Error) => void,
): Promise<{ stop(): Promise<void> }> {
  const kafka = new KafkaClient({
    brokers: options.brokers,
    security: options.security,
    clientId: 'smarketing-tail',
    namespace: options.namespace,
    log: (level, message, detail) => logger[level](detail, message),
  });
  const subscription = kafka.subscription(`${tailGroups}${randomUUID()}`, {
    fromBeginning: options.fromBeginning,
  });
  const topics = options.streams.flatMap(topicsOf).map(({ kafkaName }) => kafkaName);
  await subscription.start(topics, 1, {
    onAssigned: () => undefined,
    onDisconnected: () => undefined,
    onChunk: async (chunk) => {
      const { topic, partition } = chunk;
      const { stream, lane } = topicCalled(topic);
      const { problem, next } = chunk;
      if (problem) {
        onUnreadable(`${topic}[${partition}] from ${next} on`, problem);
        // Asked again for the same, it would say the same as fast as it can.
        await wait(1_000);
      }
      for (const { offset, headers, body, fault } of chunk.records) {
        try {
          if (fault) throw fault;
          const data: unknown = JSON.parse(body?.toString() ?? '');
          const envelope = decodeHeaders(headers.list());
          onFact({ stream, lane, partition, offset, envelope, data });
        } catch (error) {
          onUnreadable(`${topic}[${partition}] at ${offset}`, error as Error);
        }
      }
      chunk.resolve(next - 1);
    },
  });
  return { stop: () => subscription.stop() };
}
