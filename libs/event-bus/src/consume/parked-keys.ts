import { hostname } from 'node:os';
import type { ClientSession, Collection, Db } from 'mongodb';
import { streams } from '@smarketing/contracts';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { DecodedRecord } from './decode-record.js';
import { storeRecord, type StoredRecord } from './stored-record.js';

export const parkedCollection = 'bus_parked';

export function deadLetterTopic(service: string): string {
  return `smarketing.dead-letters.${service}`;
}

export interface ParkedRecord extends StoredRecord {
  /** Why the key is parked, on the faulty record itself; absent on its successors. */
  fault?: { name: string; message: string; attempts: number };
  /** In which order the records of the key came. */
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
  private readonly added: ParkedRecord[] = [];
  private readonly deadLetters: OutboxRow[] = [];

  constructor(
    private readonly db: Db,
    private readonly session: ClientSession,
    private readonly shard: number,
    private readonly service: string,
  ) {
    this.collection = db.collection<ParkedRecord>(parkedCollection);
  }

  async read(keys: readonly string[]): Promise<void> {
    const { shard, session } = this;
    const parked = await this.collection.distinct(
      'key',
      { shard, key: { $in: keys } },
      { session },
    );
    for (const key of parked) if (key !== null) this.keys.add(key);
  }

  has(key: string | null): boolean {
    return key !== null && this.keys.has(key);
  }

  /** A successor of a faulty event: it waits behind it. */
  queue(decoded: DecodedRecord): void {
    this.added.push(this.parked(decoded));
  }

  /** The faulty event itself. */
  park(decoded: DecodedRecord, fault: Error, attempts: number): void {
    const { record } = decoded;
    if (record.key !== null) this.keys.add(record.key);
    this.added.push({
      ...this.parked(decoded),
      fault: { name: fault.name, message: fault.message, attempts },
    });
    this.deadLetters.push(this.deadLetter(decoded, fault, attempts));
  }

  /** Writes what was parked; the answer is how many records. */
  async flush(): Promise<number> {
    const { session } = this;
    if (this.added.length > 0) await this.collection.insertMany(this.added, { session });
    if (this.deadLetters.length > 0) {
      await this.db
        .collection<OutboxRow>(outboxCollection)
        .insertMany(this.deadLetters, { session });
    }
    return this.added.length;
  }

  private parked({ stream, record }: DecodedRecord): ParkedRecord {
    const now = new Date();
    return {
      ...storeRecord(`${stream}/${this.shard}/${record.offset}`, this.shard, stream, record),
      order: now.getTime() * 1_000 + this.added.length,
      parkedAt: now,
    };
  }

  private deadLetter({ stream, record }: DecodedRecord, fault: Error, attempts: number): OutboxRow {
    const at = new Date();
    return {
      _id: `dead-letters/${stream}/${this.shard}/${String(record.offset).padStart(16, '0')}`,
      shard: this.shard,
      topic: deadLetterTopic(this.service),
      key: record.key ?? `${stream}/${this.shard}/${record.offset}`,
      headers: {
        ...record.headers,
        dl_topic: streams[stream].topic,
        dl_partition: String(this.shard),
        dl_offset: String(record.offset),
        dl_timestamp: new Date(record.timestamp).toISOString(),
        dl_group: this.service,
        dl_host: hostname(),
        dl_attempts: String(attempts),
        dl_error: fault.name,
        dl_message: fault.message.slice(0, 1_000),
        dl_at: at.toISOString(),
      },
      body: record.body.toString(),
      at,
    };
  }
}
