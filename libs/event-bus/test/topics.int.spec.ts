import { eventually, testSystem } from '@smarketing/testing';
import { expect, it } from 'vitest';
import { KafkaClient } from '../src/kafka/kafka-client.js';
import { WrongPartitionsError } from '../src/kafka/wrong-partitions.js';

const { kafkaBrokers, kafkaNamespace } = testSystem();

const clientOf = (clientId: string) =>
  new KafkaClient({
    brokers: kafkaBrokers,
    clientId,
    namespace: kafkaNamespace,
    log: () => undefined,
  });

it('topics are created once, however many instances start together', async () => {
  const clients = [clientOf('one'), clientOf('two'), clientOf('three')];
  const topics = [{ topic: 'leads', partitions: 6 }];
  await Promise.all(clients.map((client) => client.ensureTopics(topics)));
  // A broker that has the topic may still hand its partitions' leadership round.
  const ends = await eventually(() => clients[0]!.endOffsets('leads'));
  expect(ends.size).toBe(6);
  await Promise.all(clients.map((client) => client.close()));
});

it('a topic with another number of partitions is refused, with what to do', async () => {
  const client = clientOf('refusing');
  await client.ensureTopics([{ topic: 'scores', partitions: 1 }]);
  const refused = client.ensureTopics([{ topic: 'scores', partitions: 6 }]);
  await expect(refused).rejects.toThrow(WrongPartitionsError);
  await expect(refused).rejects.toThrow(/has 1 partitions and must have 6.*KAFKA_NAMESPACE/);
  await client.close();
});
