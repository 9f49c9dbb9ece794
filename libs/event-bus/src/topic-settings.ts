import { type Topic, partitionsPerStream } from '@smarketing/contracts';
import type { TopicSettings } from './kafka/kafka-client.js';

/** The log is kept for ever; facts are small, a batch of them is not. */
const kept = { 'retention.ms': '-1', 'cleanup.policy': 'delete' };
/** A dead letter may be any record that a topic takes, and says why beside it. */
const largestLetterBytes = 20_971_520;

export function factTopicSettings({ kafkaName }: Pick<Topic, 'kafkaName'>): TopicSettings {
  return { topic: kafkaName, partitions: partitionsPerStream, config: kept };
}

export function deadLetterTopicSettings(topic: string): TopicSettings {
  const config = { ...kept, 'max.message.bytes': String(largestLetterBytes) };
  return { topic, partitions: partitionsPerStream, config };
}
