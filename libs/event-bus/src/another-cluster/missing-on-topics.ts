import { randomUUID } from 'node:crypto';
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
import { LogReader, recordsOf, type Offsets } from '../rebuild/log-reader.js';
import { topicEnds } from '../rebuild/topic-ends.js';
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

const mostExamples = 100;

/**
 * Compares the numbers that the service has given with those on its own topics: after a failover it
 * tells which facts the copy lacks. One partition after the other, since all its keys are in memory.
 */
export class OwnTopics {
  private running: Promise<MissingOnTopics> | undefined;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly publishes: readonly StreamName[],
  ) {}

  /** Who asks while it is compared gets the same answer: two readers of one group would share the partitions. */
  missing(signal: AbortSignal): Promise<MissingOnTopics> {
    this.running ??= this.compare(signal).finally(() => (this.running = undefined));
    return this.running;
  }

  private async compare(signal: AbortSignal): Promise<MissingOnTopics> {
    const topics = this.publishes.flatMap(topicsOf);
    let [keys, facts] = [0, 0];
    const examples: MissingFacts[] = [];
    if (topics.length === 0) return { keys, facts, examples };
    const partitions = Array.from({ length: partitionsPerStream }, (_, partition) => partition);
    const from = new Map(partitions.map((partition): [number, Offsets] => [partition, {}]));
    // Another instance may compare at the same time.
    const group = `${groupsOf(this.database.service).readers}own-topics.${randomUUID()}`;
    const reader = await LogReader.open(this.kafka, group, topics, from);
    try {
      for (const partition of partitions) {
        for (const lacking of await this.lackingOn(partition, reader, signal)) {
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

  /**
   * What is lacking may have been published since the topics were read, and its row deleted: it is
   * lacking where the topics, read on from behind that row, have brought nothing more of the key.
   */
  private async lackingOn(
    partition: number,
    reader: LogReader,
    signal: AbortSignal,
  ): Promise<MissingFacts[]> {
    const published = new Map<string, Contiguous>();
    await this.readOn(reader, partition, published, signal);
    const all: MissingFacts[] = [];
    for await (const lacking of this.lackingIn(partition, published)) all.push(lacking);
    const lost: MissingFacts[] = [];
    for (let open = all; open.length > 0;) {
      await this.readOn(reader, partition, published, signal);
      const changed: MissingFacts[] = [];
      for (const lacking of open) {
        const { stream, key, issued } = lacking;
        const now = published.get(`${stream}/${key}`)?.last ?? 0;
        if (now === lacking.published) lost.push(lacking);
        else if (now < issued && !(await this.waits(stream, key, now + 1)))
          changed.push({ ...lacking, published: now });
      }
      open = changed;
    }
    return lost;
  }

  /** Up to the ends that the topics have now. `<stream>/<key>` → up to where its numbers follow on one another from 1. */
  private async readOn(
    reader: LogReader,
    partition: number,
    published: Map<string, Contiguous>,
    signal: AbortSignal,
  ): Promise<void> {
    const ends = await topicEnds(this.kafka, this.publishes.flatMap(topicsOf));
    for await (const taken of recordsOf(reader, partition, ends.get(partition) ?? {}, signal)) {
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
    for (const { collection } of views) {
      const documents = db
        .collection<Document & { _id: string }>(collection)
        .find({ 'bus.shard': partition }, { projection: { 'bus.sent': 1 } });
      for await (const { _id: key, bus } of documents) {
        const sent = (bus as { sent?: Partial<Record<StreamName, number>> }).sent ?? {};
        for (const [stream, issued] of Object.entries(sent) as [StreamName, number][]) {
          const has = published.get(`${stream}/${key}`)?.last ?? 0;
          if (has >= issued) continue;
          if (await this.waits(stream, key, has + 1)) continue;
          yield { stream, key, published: has, issued };
        }
      }
    }
  }

  /** What waits in the outbox is on its way. */
  private async waits(stream: StreamName, key: string, number: number): Promise<boolean> {
    const outbox = this.database.db.collection<OutboxRow>(outboxCollection);
    return (await outbox.findOne({ _id: outboxId(stream, key, number) })) !== null;
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
