import {
  decodeHeaders,
  partitionsPerStream,
  topicNamed,
  topicsOf,
  type StreamName,
} from '@smarketing/contracts';
import type { Document } from 'mongodb';
import { groupsOf } from '../consumer-groups.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { outboxCollection, outboxId, type OutboxRow } from '../outbox/outbox-row.js';
import { LogReader, type Offsets } from '../rebuild/log-reader.js';
import type { ServiceDatabase } from '../service-database.js';

/** A key of which this service has issued more than its topics have. */
export interface MissingFacts {
  readonly stream: StreamName;
  readonly key: string;
  /** Up to this number all are on the topics; 0: none. */
  readonly published: number;
  /** The last number that was issued. */
  readonly issued: number;
}

export interface MissingOnTopics {
  /** How many keys lack facts. */
  readonly keys: number;
  /** How many facts are lacking. */
  readonly facts: number;
  /** The first few. */
  readonly examples: readonly MissingFacts[];
}

const recordsAtOnce = 5_000;
const mostExamples = 100;

/**
 * Compares the numbers that the service has given with those on its own topics: after a failover it
 * tells which facts the copy lacks. One partition after the other, since all its keys are in memory.
 */
export class OwnTopics {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly publishes: readonly StreamName[],
  ) {}

  async missing(signal: AbortSignal): Promise<MissingOnTopics> {
    const topics = this.publishes.flatMap(topicsOf);
    let [keys, facts] = [0, 0];
    const examples: MissingFacts[] = [];
    if (topics.length === 0) return { keys, facts, examples };
    const partitions = Array.from({ length: partitionsPerStream }, (_, partition) => partition);
    const from = new Map(partitions.map((partition): [number, Offsets] => [partition, {}]));
    const group = `${groupsOf(this.database.service).readers}own-topics`;
    const reader = await LogReader.open(this.kafka, group, topics, from);
    try {
      const ends = await this.ends();
      for (const partition of partitions) {
        const published = await this.published(
          reader,
          partition,
          ends.get(partition) ?? {},
          signal,
        );
        for await (const lacking of this.lackingIn(partition, published)) {
          keys++;
          facts += lacking.issued - lacking.published;
          if (examples.length < mostExamples) examples.push(lacking);
        }
      }
    } finally {
      await reader.close();
    }
    return { keys, facts, examples };
  }

  private async ends(): Promise<Map<number, Offsets>> {
    const ends = new Map<number, Offsets>();
    for (const { name, kafkaName } of this.publishes.flatMap(topicsOf)) {
      for (const [partition, end] of await this.kafka.endOffsets(kafkaName)) {
        ends.set(partition, { ...ends.get(partition), [name]: end });
      }
    }
    return ends;
  }

  /** `<stream>/<key>` → up to where its numbers follow on one another from 1. */
  private async published(
    reader: LogReader,
    partition: number,
    ends: Offsets,
    signal: AbortSignal,
  ): Promise<Map<string, Contiguous>> {
    const published = new Map<string, Contiguous>();
    for (;;) {
      const taken = await reader.take(partition, ends, recordsAtOnce, signal);
      if (taken.length === 0) return published;
      for (const { log, record } of taken) {
        const fact = factIn(record);
        if (!fact) continue;
        const name = `${topicNamed(log).stream}/${fact.subject}`;
        const numbers = published.get(name) ?? new Contiguous();
        published.set(name, numbers);
        numbers.add(fact.sequence);
      }
    }
  }

  private async *lackingIn(
    partition: number,
    published: ReadonlyMap<string, Contiguous>,
  ): AsyncGenerator<MissingFacts> {
    const { db, views } = this.database;
    const outbox = db.collection<OutboxRow>(outboxCollection);
    for (const { collection } of views) {
      const documents = db
        .collection<Document & { _id: string }>(collection)
        .find({ 'bus.shard': partition }, { projection: { 'bus.sent': 1 } });
      for await (const { _id: key, bus } of documents) {
        const sent = (bus as { sent?: Partial<Record<StreamName, number>> }).sent ?? {};
        for (const [stream, issued] of Object.entries(sent) as [StreamName, number][]) {
          const has = published.get(`${stream}/${key}`)?.last ?? 0;
          if (has >= issued) continue;
          // What waits in the outbox is on its way.
          const next = await outbox.findOne({ _id: outboxId(stream, key, has + 1) });
          if (!next) yield { stream, key, published: has, issued };
        }
      }
    }
  }
}

/** Numbers in whatever order, and how far they go without a gap. */
class Contiguous {
  last = 0;
  private readonly ahead = new Set<number>();

  add(number: number): void {
    if (number > this.last) this.ahead.add(number);
    while (this.ahead.delete(this.last + 1)) this.last++;
  }
}

function factIn({ headers }: LogRecord) {
  try {
    return decodeHeaders(headers.list());
  } catch {
    return undefined;
  }
}
