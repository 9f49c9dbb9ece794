import { type StreamName, streamNames, streams } from './streams.js';

/**
 * What many wait for travels apart from what one person waits for: imports and all that follows from
 * them are `bulk`, the rest is `live`. The numbers of a key run through both.
 */
export type Lane = 'live' | 'bulk';

/** Names one topic: a stream in one lane. */
export type TopicName = StreamName | `${StreamName}/bulk`;

export interface Topic {
  readonly name: TopicName;
  readonly stream: StreamName;
  readonly lane: Lane;
  /** Without the namespace of the installation. */
  readonly kafkaName: string;
}

const live = (stream: StreamName): Topic => ({
  name: stream,
  stream,
  lane: 'live',
  kafkaName: streams[stream].topic,
});

const bulk = (stream: StreamName): Topic => ({
  name: `${stream}/bulk`,
  stream,
  lane: 'bulk',
  kafkaName: `${streams[stream].topic}.bulk`,
});

const topics: readonly Topic[] = streamNames.flatMap((stream) =>
  streams[stream].bulk ? [live(stream), bulk(stream)] : [live(stream)],
);
const byKafkaName = new Map(topics.map((topic) => [topic.kafkaName, topic]));
const byName = new Map(topics.map((topic) => [topic.name, topic]));

/** All topics of the stream. */
export function topicsOf(stream: StreamName): readonly Topic[] {
  return topics.filter((topic) => topic.stream === stream);
}

/** Where a fact of the stream goes: a stream without a bulk lane has one topic for all. */
export function topicFor(stream: StreamName, lane: Lane): Topic {
  return (lane === 'bulk' && byName.get(`${stream}/bulk`)) || byName.get(stream)!;
}

export function topicNamed(name: TopicName): Topic {
  return byName.get(name)!;
}

/** Throws where no stream has this topic. */
export function topicCalled(kafkaName: string): Topic {
  const topic = byKafkaName.get(kafkaName);
  if (!topic) throw new Error(`${kafkaName} is the topic of no stream.`);
  return topic;
}
