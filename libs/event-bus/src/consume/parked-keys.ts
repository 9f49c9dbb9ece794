import { hostname } from 'node:os';
import type { ClientSession, Collection, Db } from 'mongodb';
import { deadLetterTopic, topicNamed, type StreamName } from '@smarketing/contracts';
import { letterId, letterLane, type LetterRow } from '../outbox/letter-row.js';
import { outboxCollection } from '../outbox/outbox-row.js';
import type { DecodedRecord } from './decode-record.js';
import { dateOf, exactOf } from '../kafka/exact-record.js';
import type { Fault } from './fault.js';
import { offsetOf, sequenceIn, storeRecord, type StoredRecord } from './stored-record.js';

export const parkedCollection = 'bus_parked';

export interface ParkedRecord extends StoredRecord {
  /** Why the key is parked, on the faulty record itself; absent on its successors. */
  fault?: { name: string; message: string; attempts: number };
  /** In which order the records of the key and log came: no clock, since hosts' clocks differ. In its id. */
  order: number;
  parkedAt: Date;
}

/**
 * A key with a faulty event waits, with all that follows of it, in order; all other keys go on. The
 * faulty event is also dead-lettered. One transaction's share of that.
 */
export class ParkedKeys {
  private readonly collection: Collection<ParkedRecord>;
  private readonly keys = new Set<string>();
  /** Facts that are parked already: under an offset of another cluster, or in this transaction. */
  private readonly numbers = new Set<string>();
  private readonly added = new Map<string, ParkedRecord>();
  private deadLetters: LetterRow[] = [];
  /** Of keys that may be dropped: what is parked of them. */
  private readonly ofEnding = new Map<string, ParkedRecord[]>();
  private readonly dropped = new Set<string>();

  constructor(
    private readonly db: Db,
    private readonly session: ClientSession,
    private readonly partition: number,
    private readonly service: string,
  ) {
    this.collection = db.collection<ParkedRecord>(parkedCollection);
  }

  /**
   * `readAnew`: what is parked may come again, at another offset. `ending`: keys that may be dropped.
   */
  async read(
    keys: readonly string[],
    { readAnew = false, ending = [] }: { readAnew?: boolean; ending?: readonly string[] } = {},
  ): Promise<void> {
    const { partition, session } = this;
    if (ending.length > 0) {
      const filter = { shard: partition, key: { $in: [...ending] } };
      const parked = await this.collection.find(filter, { session }).toArray();
      for (const [key, records] of Map.groupBy(parked, (record) => record.key!)) {
        this.ofEnding.set(key, records);
      }
    }
    if (readAnew) await this.readNumbers(keys);
    const parked = this.collection.aggregate<{ _id: string }>(
      [{ $match: { shard: partition, key: { $in: keys } } }, { $group: { _id: '$key' } }],
      { session },
    );
    for await (const { _id } of parked) this.keys.add(_id);
  }

  private async readNumbers(keys: readonly string[]): Promise<void> {
    const { partition, session } = this;
    const filter = { shard: partition, key: { $in: [...keys] } };
    for await (const parked of this.collection.find(filter, { session })) {
      this.numbers.add(numberOf(parked.stream, parked.key, sequenceIn(parked)));
    }
  }

  has(key: string | null): boolean {
    return key !== null && this.keys.has(key);
  }

  /** A successor of a faulty event: it waits behind it. */
  queue(decoded: DecodedRecord): void {
    const { stream, record, fact } = decoded;
    const number = fact && numberOf(stream, record.key, fact.sequence);
    if (number && this.numbers.has(number)) return;
    if (number) this.numbers.add(number);
    const parked = this.parked(decoded);
    this.added.set(parked._id, parked);
  }

  /** The faulty event itself. Parked once, however many views find the fault. */
  park(decoded: DecodedRecord, { error, attempts }: Fault): void {
    const { name, message } = error;
    const parked = { ...this.parked(decoded), fault: { name, message, attempts } };
    if (this.added.has(parked._id)) return;
    if (parked.key !== null) this.keys.add(parked.key);
    this.added.set(parked._id, parked);
    this.deadLetters.push(this.deadLetter(decoded, parked.fault));
  }

  /** Nothing of the key waits any longer, and its dead letters do not go out; the numbers that waited. */
  drop(key: string): [stream: StreamName, sequence: number][] {
    const stored = this.ofEnding.get(key) ?? [];
    const ofKey = [...this.added.values()].filter((parked) => parked.key === key);
    for (const { _id } of ofKey) this.added.delete(_id);
    this.deadLetters = this.deadLetters.filter((letter) => letter.key !== key);
    this.keys.delete(key);
    if (stored.length > 0) this.dropped.add(key);
    return [...stored, ...ofKey].flatMap((record): [StreamName, number][] => {
      const sequence = sequenceIn(record);
      return sequence === null ? [] : [[record.stream, sequence]];
    });
  }

  get size(): number {
    return this.added.size;
  }

  get faulty(): ParkedRecord[] {
    return [...this.added.values()].filter(({ fault }) => fault);
  }

  /** Writes what was parked; the answer is by how many records more are parked than before. */
  async flush(): Promise<number> {
    const { session } = this;
    const deleted = await this.deleteDropped();
    if (this.added.size === 0) return -deleted;
    await this.collection.insertMany([...this.added.values()], { session });
    if (this.deadLetters.length > 0) {
      await this.db
        .collection<LetterRow>(outboxCollection)
        .insertMany(this.deadLetters, { session });
    }
    return this.added.size - deleted;
  }

  private async deleteDropped(): Promise<number> {
    if (this.dropped.size === 0) return 0;
    const { partition, session } = this;
    const keys = [...this.dropped];
    await this.db
      .collection<LetterRow>(outboxCollection)
      .deleteMany({ lane: letterLane, key: { $in: keys } }, { session });
    const { deletedCount } = await this.collection.deleteMany(
      { shard: partition, key: { $in: keys } },
      { session },
    );
    return deletedCount;
  }

  private parked(decoded: DecodedRecord): ParkedRecord {
    const { topic, record } = decoded;
    return {
      ...storeRecord(`${topic}/${this.partition}/${record.offset}`, this.partition, decoded),
      order: record.offset,
      parkedAt: new Date(),
    };
  }

  private deadLetter(
    { topic, record }: DecodedRecord,
    fault: { name: string; message: string; attempts: number },
  ): LetterRow {
    const at = new Date();
    const { offset, key, timestamp } = record;
    const stamped = new Date(dateOf(timestamp));
    const isDate = timestamp >= 0 && stamped.getTime() === timestamp;
    return {
      _id: letterId(topic, this.partition, offset),
      shard: this.partition,
      lane: letterLane,
      topic: deadLetterTopic(this.service),
      key: key ?? '',
      headers: JSON.stringify({
        dl_topic: topicNamed(topic).kafkaName,
        dl_partition: String(this.partition),
        dl_offset: String(offsetOf(offset)),
        dl_timestamp: isDate ? stamped.toISOString() : String(timestamp),
        dl_group: this.service,
        dl_host: hostname(),
        dl_attempts: String(fault.attempts),
        dl_error: fault.name,
        dl_message: fault.message.slice(0, 1_000),
        dl_at: at.toISOString(),
      }),
      body: '',
      letter: exactOf(record),
      at,
    };
  }
}

/** Names a fact by its number, wherever it lies. */
export const numberOf = (stream: string, key: string | null, sequence: number | null): string =>
  `${stream}/${key}/${sequence}`;
