import type { Collection, Db, FindCursor, WithId } from 'mongodb';
import { countersOf, type TextId } from '../change/staged-changes.js';
import { differencesBetween } from './differences.js';
import type { Comparison, Difference, DifferenceKind, ComparedCounts } from './rebuild-progress.js';
import type { RebuildNames } from './rebuild-names.js';

const chunk = 500;
const examples = 10;

interface StoredDifference extends Omit<Difference, 'key'> {
  /** The key of the document. */
  _id: string;
  /** Where it is the numbers of issued facts that differ: those that the live document has given. */
  sent: Record<string, number> | null;
}

type Pair = readonly [live: TextId | undefined, rebuilt: TextId | undefined];

/** Finds in what a rebuilt view is not as the live one. What differs is kept in a collection. */
export class ViewComparison {
  private readonly live: Collection<TextId>;
  private readonly rebuilt: Collection<TextId>;
  private readonly differences: Collection<StoredDifference>;

  constructor(
    private readonly db: Db,
    private readonly view: string,
    private readonly names: RebuildNames,
    private readonly hasCounters: boolean,
  ) {
    this.live = db.collection(view);
    this.rebuilt = db.collection(names.documents);
    this.differences = db.collection(names.differences);
  }

  /** All documents, as they are; facts may go on being folded meanwhile. */
  async compareAll(onCompared: (documents: number) => void, signal: AbortSignal): Promise<void> {
    await this.differences.deleteMany({});
    const options = { sort: { _id: 1 }, batchSize: chunk } as const;
    const cursors = [this.live.find({}, options), this.rebuilt.find({}, options)] as const;
    try {
      let found: StoredDifference[] = [];
      for await (const pair of pairs(...cursors)) {
        signal.throwIfAborted();
        const difference = differenceOf(pair);
        if (difference) found.push(difference);
        onCompared(1);
        if (found.length < chunk) continue;
        await this.differences.insertMany(found);
        found = [];
      }
      if (found.length > 0) await this.differences.insertMany(found);
    } finally {
      await Promise.all(cursors.map((cursor) => cursor.close()));
    }
  }

  /** These documents anew: they were changed since. */
  async compareAgain(keys: readonly string[], signal: AbortSignal): Promise<void> {
    for (let from = 0; from < keys.length; from += chunk) {
      signal.throwIfAborted();
      const ids = keys.slice(from, from + chunk);
      const filter = { _id: { $in: ids } };
      const [live, rebuilt] = await Promise.all([
        this.live.find(filter).toArray(),
        this.rebuilt.find(filter).toArray(),
      ]);
      const [ofLive, ofRebuilt] = [byId(live), byId(rebuilt)];
      const found = ids.flatMap((id) => differenceOf([ofLive.get(id), ofRebuilt.get(id)]) ?? []);
      await this.differences.deleteMany(filter);
      if (found.length > 0) await this.differences.insertMany(found);
    }
  }

  /** What was found. Exact where both views stand still. */
  async outcome(): Promise<Comparison> {
    const kinds = await this.differences
      .aggregate<{ _id: DifferenceKind; count: number }>([
        { $group: { _id: '$kind', count: { $sum: 1 } } },
      ])
      .toArray();
    const count = (kind: DifferenceKind) => kinds.find(({ _id }) => _id === kind)?.count ?? 0;
    const live = await this.live.countDocuments({}, { hint: '_id_' });
    const [differ, missing, extra] = [count('differs'), count('missing'), count('extra')];
    const documents = { equal: live - differ - extra, differ, missing, extra };
    const first = await this.differences.find().sort({ _id: 1 }).limit(examples).toArray();
    const counters = await this.compareCounters();
    const named = first.map(({ _id: key, kind, fields }) => ({ key, kind, fields }));
    return {
      documents,
      counters: counters.tally,
      examples: [...named, ...counters.examples],
    };
  }

  /**
   * A number that was given must never be given again, and none be left out: where the fold issues
   * otherwise today, the rebuilt document goes on behind what the live one has issued.
   */
  async keepNumbers(): Promise<void> {
    const differing = this.differences.find({ sent: { $ne: null } });
    for await (const { _id, sent } of differing) {
      const stored = await this.rebuilt.findOne({ _id });
      const bus = stored?.['bus'] as { sent: Record<string, number> } | undefined;
      if (bus) {
        await this.rebuilt.updateOne({ _id }, { $set: { 'bus.sent': { ...bus.sent, ...sent } } });
        continue;
      }
      const live = await this.live.findOne({ _id });
      const { shard } = live!['bus'] as { shard: number };
      const blank = { version: 1, seen: {}, sent: sent!, shard, blank: true };
      await this.rebuilt.insertOne({ _id, bus: blank });
    }
  }

  /**
   * By their sums, in whichever partition they were counted. One that is not there counts as zero. What
   * is left of a version of the view that had some is no part of it.
   */
  private async compareCounters(): Promise<{ tally: ComparedCounts; examples: Difference[] }> {
    const counts = { equal: 0, differ: 0, missing: 0, extra: 0 };
    if (!this.hasCounters) return { tally: counts, examples: [] };
    const [live, rebuilt] = await Promise.all([
      readCounters(this.db, this.view),
      readCounters(this.db, this.names.documents),
    ]);
    const found: Difference[] = [];
    for (const id of new Set([...live.keys(), ...rebuilt.keys()])) {
      const [one, other] = [live.get(id) ?? 0, rebuilt.get(id) ?? 0];
      if (one === other) {
        if (one !== 0) counts.equal++;
        continue;
      }
      const kind = one === 0 ? 'missing' : other === 0 ? 'extra' : 'differs';
      counts[kind === 'differs' ? 'differ' : kind]++;
      const fields = differencesBetween({ value: one }, { value: other });
      if (found.length < examples)
        found.push({ key: `${countersOf(this.view)}/${id}`, kind, fields });
    }
    return { tally: counts, examples: found };
  }
}

export function isEqual({ documents, counters }: Comparison): boolean {
  return [documents, counters].every(
    ({ differ, missing, extra }) => differ + missing + extra === 0,
  );
}

async function readCounters(db: Db, view: string): Promise<Map<string, number>> {
  const sums = db
    .collection(countersOf(view))
    .aggregate<{ _id: string; value: number }>([
      { $group: { _id: '$counter', value: { $sum: '$value' } } },
    ]);
  const values = new Map<string, number>();
  for await (const { _id, value } of sums) values.set(_id, value);
  return values;
}

function differenceOf([live, rebuilt]: Pair): StoredDifference | undefined {
  if (live && rebuilt) {
    const fields = differencesBetween(live, rebuilt);
    if (fields.length === 0) return undefined;
    return { _id: live._id, kind: 'differs', fields, sent: sentOf(live, rebuilt) };
  }
  if (live) return { _id: live._id, kind: 'extra', fields: [], sent: sentOf(live) };
  return rebuilt && { _id: rebuilt._id, kind: 'missing', fields: [], sent: null };
}

function sentOf(live: TextId, rebuilt?: TextId): StoredDifference['sent'] {
  const sentBy = (stored: TextId) =>
    (stored['bus'] as { sent?: Record<string, number> })?.sent ?? {};
  const sent = sentBy(live);
  const differ = differencesBetween(sent, rebuilt ? sentBy(rebuilt) : {});
  return Object.keys(sent).length > 0 && differ.length > 0 ? sent : null;
}

/** Both sides in the order of their ids. */
async function* pairs(
  live: FindCursor<WithId<TextId>>,
  rebuilt: FindCursor<WithId<TextId>>,
): AsyncGenerator<Pair> {
  let one = await live.next();
  let other = await rebuilt.next();
  while (one || other) {
    const order = !one
      ? 1
      : !other
        ? -1
        : Buffer.compare(Buffer.from(one._id), Buffer.from(other._id));
    yield [order <= 0 ? one! : undefined, order >= 0 ? other! : undefined];
    if (order <= 0) one = await live.next();
    if (order >= 0) other = await rebuilt.next();
  }
}

function byId(documents: readonly TextId[]): Map<string, TextId> {
  return new Map(documents.map((document) => [document._id, document]));
}
