import { isUtf8 } from 'node:buffer';
import {
  asNewest,
  contractOf,
  decodeHeaders,
  factOfType,
  type Lane,
  topicNamed,
  type TopicName,
  problemsOf,
  streamsOf,
  type Envelope,
  type StreamName,
} from '@smarketing/contracts';
import type { Arrived } from '../fold/arrived.js';
import { dateOf } from '../kafka/exact-record.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import { partitionOf } from '../partition-of.js';

/** A message that nobody will ever be able to apply as it is. */
export class UnusableMessageError extends Error {
  readonly retryable = false;
  constructor(
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`The message cannot be used: ${problems.join('; ')}`, options);
    this.name = 'UnusableMessageError';
  }
}

/** A record of the log, read: a fact, or the fault that makes it none. */
export interface DecodedRecord {
  readonly record: LogRecord;
  readonly topic: TopicName;
  readonly stream: StreamName;
  readonly fact: Arrived | undefined;
  readonly fault: Error | undefined;
}

/** Never throws: what a record holds is at most its own fault. */
export function decodeRecord(record: LogRecord, topic: TopicName): DecodedRecord {
  const { stream, lane } = topicNamed(topic);
  try {
    return { record, topic, stream, fact: factOf(record, stream, lane), fault: undefined };
  } catch (error) {
    return { record, topic, stream, fact: undefined, fault: error as Error };
  }
}

function factOf(record: LogRecord, stream: StreamName, lane: Lane): Arrived {
  if (record.fault) throw record.fault;
  const envelope = decodeHeaders(record.headers.list());
  const key = keyOf(record);
  if (key !== envelope.subject) throw new UnusableMessageError(['its key is not its ce_subject']);
  refuseWrongPartition(key, record.partition);
  return {
    id: envelope.id,
    ...readAs(record, envelope, stream),
    stream,
    lane,
    key,
    sequence: envelope.sequence,
    time: envelope.time,
    committedAt: envelope.committedAt,
    recordedAt: new Date(dateOf(record.timestamp)),
    playbook: envelope.playbook,
    correlationId: envelope.correlationId,
    causationId: envelope.causationId,
    traceparent: envelope.traceparent,
  };
}

/**
 * Type and body, checked against its contract where this version of the service knows the type, and
 * then read as the newest version has it: folds know no older one.
 */
function readAs(
  record: LogRecord,
  { type, subject }: Envelope,
  stream: StreamName,
): Pick<Arrived, 'type' | 'data'> {
  const body = jsonOf(record);
  const fact = factOfType(type);
  if (!fact) return { type, data: body as object };
  const contract = contractOf(fact);
  if (!streamsOf(fact).includes(stream)) {
    throw new UnusableMessageError([`its ce_type belongs to the stream ${contract.stream}`]);
  }
  const problems = problemsOf(fact, body, 'open');
  if (problems) throw new UnusableMessageError(problems);
  if ((body as Record<string, unknown>)[contract.key] !== subject) {
    throw new UnusableMessageError([`its ${contract.key} is not its ce_subject`]);
  }
  const newest = asNewest(fact, body as object);
  return { type: contractOf(newest.fact).type, data: newest.body };
}

function keyOf({ key, keyBytes }: LogRecord): string {
  if (keyBytes && !isUtf8(keyBytes)) throw new UnusableMessageError(['its key is not UTF-8']);
  if (key === null) throw new UnusableMessageError(['it has no key, which must be its ce_subject']);
  return key;
}

/** Another partition has another writer, and the order of a key's facts is only kept within one. */
function refuseWrongPartition(key: string, partition: number): void {
  const right = partitionOf(key);
  if (right === partition) return;
  throw new UnusableMessageError([
    `its key belongs on partition ${right} and it lies on ${partition}: send it with Kafka's default partitioner, murmur2 (librdkafka: partitioner=murmur2_random)`,
  ]);
}

function jsonOf({ body }: LogRecord): unknown {
  if (body === null)
    throw new UnusableMessageError(['it has no body: a tombstone deletes nothing here']);
  if (!isUtf8(body)) throw new UnusableMessageError(['its body is not UTF-8']);
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch (cause) {
    throw new UnusableMessageError(['its body is not JSON'], { cause });
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new UnusableMessageError(['its body is not a JSON object']);
}
