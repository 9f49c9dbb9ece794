import type { Topic } from '@smarketing/contracts';
import type { KafkaClient } from '../kafka/kafka-client.js';
import type { Offsets } from './log-reader.js';

/** Where the topics end now: partition → log → the offset behind its newest record. */
export async function topicEnds(
  kafka: KafkaClient,
  topics: readonly Topic[],
): Promise<Map<number, Offsets>> {
  const found = await Promise.all(
    topics.map(async ({ name, kafkaName }) => [name, await kafka.endOffsets(kafkaName)] as const),
  );
  const ends = new Map<number, Offsets>();
  for (const [name, ofTopic] of found) {
    for (const [partition, end] of ofTopic) {
      ends.set(partition, { ...ends.get(partition), [name]: end });
    }
  }
  return ends;
}
