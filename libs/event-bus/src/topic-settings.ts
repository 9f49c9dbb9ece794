import {
  deadLetterTopic,
  type StreamName,
  type Topic,
  partitionsPerStream,
  topicsOf,
} from '@smarketing/contracts';

import type { TopicSettings } from './kafka/kafka-client.js';

/** The log is kept for ever; facts are small, a batch of them is not. */
const kept = { 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' };
/** A dead letter may be any record that a topic takes, and says why beside it. */
const largestLetterBytes = 20_971_520;

/** From so many brokers on a fact is kept by more than one of them. */
export const brokersForReplicas = 3;

/** What a topic is created with where there are brokers enough, so that none of them alone has a fact. */
export const replicated = {
  replicas: 3,
  config: { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'false' },
};

/** Of all topics that a service reads or writes. */
export function topicSettingsOf(service: {
  readonly service: string;
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
}): TopicSettings[] {
  const streams = new Set([...service.consumes, ...service.publishes]);
  return [
    ...[...streams].flatMap(topicsOf).map(factTopicSettings),
    deadLetterTopicSettings(deadLetterTopic(service.service)),
  ];
}

export function factTopicSettings({ kafkaName }: Pick<Topic, 'kafkaName'>): TopicSettings {
  return { topic: kafkaName, partitions: partitionsPerStream, config: kept };
}

export function deadLetterTopicSettings(topic: string): TopicSettings {
  const config = { ...kept, 'max.message.bytes': String(largestLetterBytes) };
  return { topic, partitions: partitionsPerStream, config };
}
