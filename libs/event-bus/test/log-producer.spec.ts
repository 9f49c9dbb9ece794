import type { Producer } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { LogProducer } from '../src/kafka/kafka-client.js';
import { UnacknowledgedError } from '../src/kafka/unacknowledged.js';

const record = { topic: 'leads', partition: 2, key: 'k', headers: {}, body: '{}' };

function answering(...partitions: number[]): LogProducer {
  const sendBatch = async () =>
    partitions.map((partition) => ({ topicName: 'staging.leads', partition, errorCode: 0 }));
  return new LogProducer({ sendBatch } as unknown as Producer, 'staging.');
}

describe('Records that are sent', () => {
  it('count as sent where every partition of them was acknowledged', async () => {
    await answering(2, 3).send([record, { ...record, partition: 3 }]);
  });

  it('do not count as sent where the client passed one over', async () => {
    const sent = answering(2).send([record, { ...record, partition: 3 }]);
    await expect(sent).rejects.toThrow(UnacknowledgedError);
  });
});
