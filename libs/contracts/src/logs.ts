import { type StreamName, streamNames, streams } from './streams.js';

/**
 * What many wait for travels apart from what one person waits for: imports and all that follows from
 * them are `bulk`, the rest is `live`. The numbers of a key run through both.
 */
export type Lane = 'live' | 'bulk';

/** Names one topic: a stream in one lane. */
export type LogName = StreamName | `${StreamName}/bulk`;

export interface Log {
  readonly name: LogName;
  readonly stream: StreamName;
  readonly lane: Lane;
  /** Without the namespace of the installation. */
  readonly topic: string;
}

const live = (stream: StreamName): Log => ({
  name: stream,
  stream,
  lane: 'live',
  topic: streams[stream].topic,
});

const bulk = (stream: StreamName): Log => ({
  name: `${stream}/bulk`,
  stream,
  lane: 'bulk',
  topic: `${streams[stream].topic}.bulk`,
});

const logs: readonly Log[] = streamNames.flatMap((stream) =>
  streams[stream].bulk ? [live(stream), bulk(stream)] : [live(stream)],
);
const byTopic = new Map(logs.map((log) => [log.topic, log]));
const byName = new Map(logs.map((log) => [log.name, log]));

/** All topics of the stream. */
export function logsOf(stream: StreamName): readonly Log[] {
  return logs.filter((log) => log.stream === stream);
}

/** Where a fact of the stream goes: a stream without a bulk lane has one topic for all. */
export function logFor(stream: StreamName, lane: Lane): Log {
  return (lane === 'bulk' && byName.get(`${stream}/bulk`)) || byName.get(stream)!;
}

export function logNamed(name: LogName): Log {
  return byName.get(name)!;
}

/** Throws where no stream has this topic. */
export function logOfTopic(topic: string): Log {
  const log = byTopic.get(topic);
  if (!log) throw new Error(`${topic} is the topic of no stream.`);
  return log;
}
