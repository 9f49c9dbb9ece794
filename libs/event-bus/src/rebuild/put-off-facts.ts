import type { ClientSession, Collection } from 'mongodb';
import { storeRecord, type StoredRecord } from '../consume/stored-record.js';
import type { DecodedRecord } from '../consume/decode-record.js';

export interface PutOffFact extends StoredRecord {
  key: string;
  sequence: number;
}

/** Reads a record as it counts for a rebuild. */
export type ReadAs = (stored: StoredRecord) => DecodedRecord;

/**
 * Facts that a rebuild cannot fold yet: a predecessor is missing, the live view has parked them too,
 * or something else must come first. One transaction's share of them.
 */
export class PutOffFacts {
  /** Key → fact id → fact. */
  private readonly waiting = new Map<string, Map<string, DecodedRecord>>();
  private readonly stored = new Set<string>();
  private readonly removed = new Set<string>();

  constructor(
    private readonly collection: Collection<PutOffFact>,
    private readonly session: ClientSession,
    private readonly partition: number,
  ) {}

  async read(keys: readonly string[], readAs: ReadAs): Promise<void> {
    const { partition, session } = this;
    for await (const stored of this.collection.find(
      { shard: partition, key: { $in: keys } },
      { session },
    )) {
      this.stored.add(stored._id);
      this.factsOf(stored.key).set(stored._id, readAs(stored));
    }
  }

  /** Those of the key, in no order. */
  of(key: string): Iterable<DecodedRecord> {
    return this.waiting.get(key)?.values() ?? [];
  }

  add(decoded: DecodedRecord): void {
    const facts = this.factsOf(decoded.fact!.key);
    const id = factId(decoded);
    if (!facts.has(id)) facts.set(id, decoded);
  }

  remove(decoded: DecodedRecord): void {
    const { key } = decoded.fact!;
    const facts = this.factsOf(key);
    const id = factId(decoded);
    facts.delete(id);
    if (facts.size === 0) this.waiting.delete(key);
    if (this.stored.has(id)) this.removed.add(id);
  }

  /** Writes what changed; the answer is by how many facts more are put off than before. */
  async flush(): Promise<number> {
    const { session } = this;
    const added = [...this.waiting.values()].flatMap((facts) =>
      [...facts].filter(([id]) => !this.stored.has(id)).map(([id, fact]) => this.toStore(id, fact)),
    );
    if (added.length > 0) await this.collection.insertMany(added, { session });
    if (this.removed.size > 0) {
      await this.collection.deleteMany({ _id: { $in: [...this.removed] } }, { session });
    }
    return added.length - this.removed.size;
  }

  private toStore(id: string, decoded: DecodedRecord): PutOffFact {
    const { key, sequence } = decoded.fact!;
    return { ...storeRecord(id, this.partition, decoded), key, sequence };
  }

  private factsOf(key: string): Map<string, DecodedRecord> {
    let facts = this.waiting.get(key);
    if (!facts) this.waiting.set(key, (facts = new Map()));
    return facts;
  }
}

function factId({ fact }: DecodedRecord): string {
  const { stream, key, sequence } = fact!;
  return `${stream}/${key}/${sequence}`;
}
