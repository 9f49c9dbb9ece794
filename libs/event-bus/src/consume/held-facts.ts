import type { ClientSession, Collection, Db } from 'mongodb';
import { restoreRecord, storeRecord, type StoredRecord } from './stored-record.js';
import { decodeRecord, type DecodedRecord } from './decode-record.js';

export const heldCollection = 'bus_held';

export interface HeldFact extends StoredRecord {
  /** The collection of the view that waits for a predecessor. */
  view: string;
  sequence: number;
  heldAt: Date;
}

/** Facts that came before their predecessor, kept until it is there. One transaction's share of them. */
export class HeldFacts {
  private readonly collection: Collection<HeldFact>;
  private readonly waiting = new Map<string, DecodedRecord>();
  private readonly added = new Map<string, HeldFact>();
  private readonly released = new Set<string>();

  constructor(
    db: Db,
    private readonly session: ClientSession,
    private readonly partition: number,
  ) {
    this.collection = db.collection<HeldFact>(heldCollection);
  }

  async read(keys: readonly string[]): Promise<void> {
    const { partition, session } = this;
    for await (const held of this.collection.find(
      { shard: partition, key: { $in: keys } },
      { session },
    )) {
      this.waiting.set(held._id, decodeRecord(restoreRecord(held), held.log));
    }
  }

  hold(view: string, decoded: DecodedRecord): void {
    const fact = decoded.fact!;
    const id = heldId(view, fact.stream, fact.key, fact.sequence);
    if (this.waiting.has(id)) return;
    this.waiting.set(id, decoded);
    this.added.set(id, {
      ...storeRecord(id, this.partition, decoded),
      view,
      sequence: fact.sequence,
      heldAt: new Date(),
    });
  }

  /** Takes the fact with that number out, where it waits. */
  release(view: string, stream: string, key: string, sequence: number): DecodedRecord | undefined {
    const id = heldId(view, stream, key, sequence);
    const decoded = this.waiting.get(id);
    if (!decoded) return undefined;
    this.waiting.delete(id);
    if (!this.added.delete(id)) this.released.add(id);
    return decoded;
  }

  /** Takes out all that waits of the key. */
  drop(view: string, key: string): DecodedRecord[] {
    const of = [...this.waiting.values()].flatMap(({ fact }) => (fact?.key === key ? [fact] : []));
    return of.flatMap(({ stream, sequence }) => this.release(view, stream, key, sequence) ?? []);
  }

  /** Writes what changed; the answer is by how many facts more are held than before. */
  async flush(): Promise<number> {
    const { session } = this;
    if (this.added.size > 0)
      await this.collection.insertMany([...this.added.values()], { session });
    if (this.released.size > 0) {
      await this.collection.deleteMany({ _id: { $in: [...this.released] } }, { session });
    }
    return this.added.size - this.released.size;
  }
}

const heldId = (view: string, stream: string, key: string, sequence: number): string =>
  `${view}|${stream}/${key}/${sequence}`;
