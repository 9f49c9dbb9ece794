import { createRequire } from 'node:module';
import {
  decodeFetchResponse,
  type FetchResponse,
  type FetchedPartition,
} from '../fetch-response.js';
import type { LogRecord } from '../fetched-chunk.js';
import { readRecords, type FetchedRecords } from '../record-batches.js';

/** The offset that was asked for is not on the log: it was deleted, or the log was made anew. */
export class OffsetNotThereError extends Error {
  readonly retryable = true;
  constructor(readonly offset: number) {
    super(`The log does not have offset ${offset}.`);
    this.name = 'OffsetNotThereError';
  }
}

/** What the client makes of a partition of a fetch response. */
interface ClientBatch {
  readonly topic: string;
  readonly partition: number;
  readonly fetchedOffset: string;
  readonly rawMessages: { readonly fetched?: FetchedPartition };
}

/** As the client names them. */
interface Terms {
  minBytes: number;
  maxWaitTime: number;
}

interface ConsumerGroup extends Terms {
  readonly groupId: string;
  readonly assigners: readonly { readonly name: string }[];
  fetch: (this: ConsumerGroup, nodeId: number) => Promise<(ClientBatch | FetchedBatch)[]>;
}

const require = createRequire(import.meta.url);
const { createErrorFromCode } = require('kafkajs/src/protocol/error') as {
  createErrorFromCode: (this: void, code: number) => Error;
};

const offsetOutOfRange = 1;
/** The partition has moved, or is not known where it was looked for: the client looks anew. */
const moved = new Set([3, 5, 6, 74, 75]);

/** What a fetch brought of one partition, read. The runner of the client takes it for a batch of its own. */
export class FetchedBatch {
  constructor(
    readonly topic: string,
    readonly partition: number,
    readonly fetchedFrom: number,
    readonly highWatermark: number,
    readonly stableEnd: number,
    readonly content: FetchedRecords,
    /** Whoever reads looks at the content; else it is a consumer as the client makes them. */
    private readonly isRead: boolean,
  ) {}

  /** Nothing new of the partition. */
  get saysNothing(): boolean {
    const { records, next, problem } = this.content;
    const isHeldUp = next >= this.stableEnd && this.stableEnd < this.highWatermark;
    return records.length === 0 && next === this.fetchedFrom && !problem && !isHeldUp;
  }

  get messages(): readonly object[] {
    return this.isRead ? [] : this.content.records.map(messageOf);
  }

  isEmpty(): boolean {
    return !this.isRead && this.content.records.length === 0;
  }

  isEmptyDueToFiltering(): boolean {
    return this.isEmpty() && this.content.next > this.fetchedFrom;
  }

  firstOffset(): number {
    return this.content.records[0]?.offset ?? this.fetchedFrom;
  }

  lastOffset(): number {
    return this.content.next - 1;
  }

  offsetLag(): number {
    return this.highWatermark - this.content.next;
  }

  offsetLagLow(): number {
    return this.highWatermark - 1 - this.firstOffset();
  }
}

/** As the client would have made it. */
function messageOf({ offset, keyBytes, body, headers, timestamp }: LogRecord): object {
  const byName = Map.groupBy(headers.list(), ([name]) => name);
  const values = [...byName].map(([name, same]) => [
    name,
    same.length === 1 ? same[0]![1] : same.map(([, value]) => value),
  ]);
  return {
    offset: String(offset),
    key: keyBytes,
    value: body,
    headers: Object.fromEntries(values) as object,
    timestamp: String(timestamp),
  };
}

/** The broker answers when it has so much, or so long after it was asked. */
export interface FetchTerms {
  readonly minBytes: number;
  readonly maxWaitMs: number;
}

const termsOf = new Map<string, () => FetchTerms | undefined>();

/** Before each fetch of the group its terms are asked for: the client knows one pair for all time. */
export function fetchOn(groupId: string, nextFetch: () => FetchTerms | undefined): void {
  termsOf.set(groupId, nextFetch);
}

let reading = false;

/**
 * kafkajs 2.2.4 reads records so that whatever it does not expect of one of them (a codec, a header
 * without a value, a batch that compaction has emptied) ends the reading of all partitions, or goes
 * round for ever; it shows records of aborted transactions where two of them overlap; and it turns a
 * deleted record into a silent jump. Here a fetch response is read without it, each partition for
 * itself. What its brokers say of partitions that have moved is left to the client. Consumers with that
 * assigner get the content; others, messages as ever.
 */
export function readFetchesOurselves(assigner: string): void {
  if (reading) return;
  reading = true;
  const response = require('kafkajs/src/protocol/requests/fetch/v11/response') as {
    decode: (bytes: Buffer) => Promise<unknown>;
    parse: (response: FetchResponse) => Promise<unknown>;
  };
  response.decode = async (bytes) => decodeFetchResponse(bytes);
  response.parse = async (decoded) => {
    for (const { partitions } of decoded.responses) {
      for (const { errorCode } of partitions) {
        if (moved.has(errorCode)) throw createErrorFromCode(errorCode);
      }
    }
    const responses = decoded.responses.map(({ topicName, partitions }) => ({
      topicName,
      partitions: partitions.map((fetched) => ({
        partition: fetched.partition,
        highWatermark: String(fetched.highWatermark),
        preferredReadReplica: fetched.preferredReadReplica,
        messages: Object.assign([], { fetched }),
      })),
    }));
    return { ...decoded, responses };
  };
  const { prototype } = require('kafkajs/src/consumer/consumerGroup') as {
    prototype: ConsumerGroup;
  };
  const { fetch } = prototype;
  prototype.fetch = async function fetchAndRead(this: ConsumerGroup, nodeId) {
    const isOurs = this.assigners.some(({ name }) => name === assigner);
    applyTerms(this);
    const read: FetchedBatch[] = [];
    // One after the other: what comes of a compressed batch may be large.
    for (const batch of await fetch.call(this, nodeId)) {
      const content = 'content' in batch ? batch : await batchOf(batch, isOurs);
      if (content.content.problem && !isOurs) throw content.content.problem;
      if (!content.saysNothing) read.push(content);
    }
    return read;
  };
}

/** As the client has made each group. */
const asEver = new WeakMap<ConsumerGroup, Terms>();

/** The next fetch of the group is asked for on its terms of the moment, or as ever. */
function applyTerms(group: ConsumerGroup): void {
  const { minBytes, maxWaitTime } = group;
  const ever = asEver.get(group) ?? { minBytes, maxWaitTime };
  asEver.set(group, ever);
  const terms = termsOf.get(group.groupId)?.();
  Object.assign(group, terms ? { minBytes: terms.minBytes, maxWaitTime: terms.maxWaitMs } : ever);
}

async function batchOf(
  { topic, partition, fetchedOffset, rawMessages }: ClientBatch,
  isOurs: boolean,
): Promise<FetchedBatch> {
  const from = Number(fetchedOffset);
  const { fetched } = rawMessages;
  const content = await contentOf(fetched, partition, from);
  const { highWatermark = from, stableEnd = from } = fetched ?? {};
  return new FetchedBatch(topic, partition, from, highWatermark, stableEnd, content, isOurs);
}

async function contentOf(
  fetched: FetchedPartition | undefined,
  partition: number,
  from: number,
): Promise<FetchedRecords> {
  const nothing = { records: [], next: from };
  if (!fetched) {
    const why = 'The broker does not speak Fetch in version 11: update it to Kafka 2.3 or later.';
    return { ...nothing, problem: new Error(why) };
  }
  const { errorCode, set, aborted } = fetched;
  if (errorCode === offsetOutOfRange) {
    return { ...nothing, problem: new OffsetNotThereError(from) };
  }
  if (errorCode !== 0) return { ...nothing, problem: createErrorFromCode(errorCode) };
  return readRecords(set, partition, from, aborted);
}
