import { topicFor } from '@smarketing/contracts';
import { eventually, testSystem } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KafkaClient } from '../src/kafka/kafka-client.js';
import { factTopicSettings } from '../src/topic-settings.js';
import { captured, leadIn, LogWriter } from './lead-facts.js';
import { TroubledNetwork } from './troubled-network.js';

const system = testSystem();
const topic = topicFor('leads', 'live');
let kafka: KafkaClient;
let writer: LogWriter;
let network: TroubledNetwork;

beforeAll(async () => {
  kafka = new KafkaClient({
    brokers: system.kafkaBrokers,
    security: system.kafkaSecurity,
    clientId: 'reader',
    namespace: system.kafkaNamespace,
    log: () => undefined,
  });
  await kafka.ensureTopics([factTopicSettings(topic)]);
  writer = await LogWriter.open(system);
  network = await TroubledNetwork.prepare(system.kafkaBrokers[0]!);
});

afterAll(async () => {
  await Promise.all([kafka.close(), writer.close()]);
  network.restore();
});

describe('A heartbeat that gets lost while a chunk is in hand', () => {
  it('makes no void chunk of it, nor of those that follow: nobody would join the group anew', async () => {
    const reader = kafka.subscription('reader');
    const [first, second] = [leadIn(3), leadIn(3)];
    const seen = new Map<string | null, boolean>();
    await network.use(() =>
      reader.start([topic.kafkaName], 1, {
        onAssigned: () => undefined,
        onDisconnected: () => undefined,
        onChunk: async ({ records, next, isCurrent, resolve }) => {
          if (seen.size === 0) {
            network.begin({ of: 'heartbeat', what: 'request', is: 'reset' });
            await eventually(() => network.met > 0);
            network.end();
            await reader.confirmMembership();
          }
          for (const { key } of records) seen.set(key, isCurrent());
          resolve(next - 1);
        },
      }),
    );
    await writer.write(captured(first));
    await eventually(() => seen.has(first));
    await writer.write(captured(second));
    await eventually(() => seen.has(second));
    expect([...seen]).toEqual([
      [first, true],
      [second, true],
    ]);
    await reader.stop();
  });
});
