import type { AnyBulkWriteOperation, ClientSession, Db, Document, Filter } from 'mongodb';
import type { Lane } from '@smarketing/contracts';
import type { RecordedAct } from '../acts/recorded-act.schema.js';
import { writeActs } from '../acts/acts.js';
import { ConcurrentChangeError, LostDocumentError } from '../errors.js';
import type { Emission } from '../fold/emission.js';
import type { View } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import { partitionOf } from '../partition-of.js';
import { isDuplicateId } from './run-transaction.js';
import type { Cause } from '../outbox/cause.js';
import { issueFact } from './issue-fact.js';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { NumbersGiven } from '../restore/given-numbers.js';
import type { Stored } from './document-bookkeeping.js';
import { StagedDocument } from './staged-document.js';
import type { PartitionCaches, ViewCache } from './view-cache.js';

// oxlint-disable-next-line typescript/no-explicit-any -- documents of all views are in one map
type AnyStaged = StagedDocument<any>;

/** `_id` of documents and outbox rows are texts. */
export interface TextId extends Document {
  _id: string;
}

const none: ReadonlySet<string> = new Set();

export interface StagingOptions {
  /** In which lane the facts travel that are issued; default live. */
  readonly lane?: Lane;
  /** Where documents that were written last are at hand. */
  readonly cache?: ViewCache | PartitionCaches;
  /**
   * True where a document that another has changed meanwhile is refused without a look at its version:
   * by the snapshot in which it was read, or by the position of the one who may keep it in a cache.
   */
  readonly fenced?: boolean;
  /**
   * The partition whose counters take all that is contributed: of several that one transaction writes,
   * one has to be moved for each counter only. Default: each document counts in its own.
   */
  readonly countIn?: number;
  /** False: facts are numbered and do not come into the outbox, as a rebuild must; default true. */
  readonly publishing?: boolean;
  /** What documents had issued that are lost. */
  readonly given?: NumbersGiven;
}

/**
 * All documents that one transaction reads and writes, and the facts that go with them. Documents,
 * counters and outbox rows are written together by `flush`, or not at all.
 */
export class StagedChanges {
  private readonly staged = new Map<string, Map<string, AnyStaged>>();
  private readonly unread: (readonly [collection: string, id: string])[] = [];
  private readonly rows: OutboxRow[] = [];
  private readonly acts: RecordedAct[] = [];
  readonly lane: Lane;
  private readonly cache: ViewCache | PartitionCaches | undefined;
  private readonly fenced: boolean;
  private readonly countIn: number | undefined;
  private readonly publishing: boolean;
  private readonly given: NumbersGiven | undefined;
  /** New documents of which it is known what an earlier one had issued. */
  private readonly confirmedNew = new Set<string>();

  constructor(
    private readonly db: Db,
    private readonly session: ClientSession,
    readonly service: string,
    {
      lane = 'live',
      cache,
      fenced = false,
      countIn,
      publishing = true,
      given,
    }: StagingOptions = {},
  ) {
    this.lane = lane;
    this.cache = cache;
    this.fenced = fenced;
    this.countIn = countIn;
    this.publishing = publishing;
    this.given = given?.hasAny ? given : undefined;
  }

  /**
   * Reads what is not in hand yet, with one query. What is `takenAsNew` is not read: where it is there
   * all the same, `flush` throws, if it was changed, and {@link confirmNew}.
   */
  async read<D extends ViewDocument>(
    view: View<D>,
    ids: Iterable<string>,
    takenAsNew: ReadonlySet<string> = none,
  ): Promise<void> {
    const inHand = this.inHandOf(view);
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      if (inHand.has(id)) continue;
      const cached = this.cache?.take(view.collection, id);
      if (cached) inHand.set(id, cached);
      else if (takenAsNew.has(id) && !this.mayHaveLost(view)) {
        this.get(view, id);
        this.unread.push([view.collection, id]);
      } else missing.push(id);
    }
    if (missing.length === 0) return;
    const found = await this.db
      .collection<TextId>(view.collection)
      .find({ _id: { $in: missing } }, { session: this.session, batchSize: missing.length + 1 })
      .toArray();
    for (const stored of found) {
      inHand.set(stored._id, StagedDocument.read(view, stored as unknown as Stored<D>));
    }
    const absent = missing.filter((id) => !inHand.has(id));
    const given =
      absent.length > 0 && this.mayHaveLost(view)
        ? await this.given!.of(absent, this.session)
        : undefined;
    for (const id of absent) {
      this.confirmedNew.add(`${view.collection}/${id}`);
      inHand.set(id, StagedDocument.create(view, id, partitionOf(id), given?.get(id)));
    }
  }

  /** What is folded alone reaches its numbers again. */
  private mayHaveLost<D extends ViewDocument>({ changedBy }: View<D>): boolean {
    return this.given !== undefined && changedBy === 'commands';
  }

  /** Throws {@link ConcurrentChangeError} where a document is there that was taken as new. */
  async confirmNew(): Promise<void> {
    for (const [collection, unread] of Map.groupBy(this.unread, ([name]) => name)) {
      const ids = unread.map(([, id]) => id);
      const found = await this.db
        .collection<TextId>(collection)
        .findOne({ _id: { $in: ids } }, { session: this.session, projection: { _id: 1 } });
      if (found) throw new ConcurrentChangeError(collection);
    }
  }

  /** A document in hand; one that was not read counts as new. */
  get<D extends ViewDocument>(view: View<D>, id: string): StagedDocument<D> {
    const inHand = this.inHandOf(view);
    let staged = inHand.get(id);
    if (!staged) {
      staged = StagedDocument.create(view, id, partitionOf(id));
      inHand.set(id, staged);
    }
    return staged as StagedDocument<D>;
  }

  /** Stages what became of the document. Throws InvalidFactError, ForeignKeyError; nothing is staged then. */
  put<D extends ViewDocument>(
    staged: StagedDocument<D>,
    document: D,
    emissions: readonly Emission[],
    cause: Cause,
  ): void {
    const rows = emissions.map((emission) => issueFact(emission, staged as never, cause, this));
    staged.document = document;
    staged.changed = true;
    this.rows.push(...rows);
  }

  record(act: RecordedAct): void {
    this.acts.push(act);
  }

  /** What the changes have issued, for the outbox. */
  get issued(): readonly OutboxRow[] {
    return this.rows;
  }

  /** Names the first document in hand: what changes that lose against each other have in common. */
  firstDocument(): string | undefined {
    for (const [collection, documents] of this.staged) {
      for (const id of documents.keys()) return `${collection}/${id}`;
    }
    return undefined;
  }

  /** The collections whose documents change. */
  changedCollections(): string[] {
    return [...this.staged]
      .filter(([, documents]) => [...documents.values()].some(({ changed }) => changed))
      .map(([collection]) => collection);
  }

  /** Documents of the view that have changed and have ended, now or before. */
  endedOf<D extends ViewDocument>(view: View<D>): string[] {
    const changed = [...this.inHandOf(view).values()].filter((staged) => staged.changed);
    return changed.flatMap(({ id, bus }) => (bus.ended ? [id] : []));
  }

  /** After the commit: what is known of the documents is worth keeping. */
  keepInCache(): void {
    for (const [collection, documents] of this.staged) {
      for (const staged of documents.values()) {
        if (!staged.changed && staged.isNew) continue;
        this.cache?.keep(collection, staged.committed());
      }
    }
  }

  /**
   * Writes everything. Throws {@link ConcurrentChangeError} where another was first. All writes are in
   * order: after a refusal the driver would go on in a transaction that is aborted by then, and the
   * answer to that, which asks for the same once more, would stand for the refusal.
   */
  async flush(): Promise<void> {
    for (const [collection, documents] of this.staged) {
      const changed = [...documents.values()].filter((staged) => staged.changed);
      if (changed.length === 0) continue;
      await this.refuseLost(collection, changed);
      await this.writeDocuments(collection, changed);
      await this.writeCounters(collection, changed);
    }
    if (this.rows.length > 0 && this.publishing) {
      await this.db
        .collection<OutboxRow>(outboxCollection)
        .insertMany(this.rows, { session: this.session });
    }
    await writeActs(this.db, this.acts, this.session);
  }

  /** A document that was not loaded cannot know that its numbers were given by one that is lost. */
  private async refuseLost(collection: string, changed: AnyStaged[]): Promise<void> {
    if (!this.given) return;
    const ids = changed.flatMap(({ view, id, isNew }) =>
      isNew && this.mayHaveLost(view) && !this.confirmedNew.has(`${collection}/${id}`) ? [id] : [],
    );
    const lost = ids.length > 0 ? await this.given.of(ids, this.session) : undefined;
    if (lost && lost.size > 0) throw new LostDocumentError(collection, [...lost.keys()][0]!);
  }

  private async writeDocuments(collection: string, changed: AnyStaged[]): Promise<void> {
    const operations = changed
      .toSorted((one, other) => Number(other.isNew) - Number(one.isNew))
      .map((staged: AnyStaged): AnyBulkWriteOperation<TextId> => {
        const replacement = staged.toStore() as unknown as TextId;
        return staged.isNew
          ? { insertOne: { document: replacement } }
          : { replaceOne: { filter: this.filterOf(staged), replacement } };
      });
    const { insertedCount, matchedCount } = await this.db
      .collection<TextId>(collection)
      .bulkWrite(operations, { session: this.session })
      .catch((error: unknown) => {
        throw isDuplicateId(error) ? new ConcurrentChangeError(collection) : error;
      });
    if (insertedCount + matchedCount !== changed.length)
      throw new ConcurrentChangeError(collection);
  }

  /** To compare the version makes a write more than twice as dear as finding it by its id alone. */
  private filterOf({ id, bus }: AnyStaged): Filter<TextId> {
    return this.fenced ? { _id: id } : { _id: id, 'bus.version': bus.version };
  }

  private async writeCounters(collection: string, changed: AnyStaged[]): Promise<void> {
    const moved = new Map<string, { counter: string; by: number }>();
    for (const staged of changed) {
      for (const [counter, by] of Object.entries(staged.contributed())) {
        if (by === 0) continue;
        const _id = `${this.countIn ?? staged.bus.shard}:${counter}`;
        const sum = moved.get(_id);
        if (sum) sum.by += by;
        else moved.set(_id, { counter, by });
      }
    }
    const operations = [...moved]
      .filter(([, { by }]) => by !== 0)
      .map(([_id, { counter, by }]) => ({
        updateOne: {
          filter: { _id },
          update: { $inc: { value: by }, $setOnInsert: { counter } },
          upsert: true,
        },
      }));
    if (operations.length === 0) return;
    await this.db
      .collection<TextId>(countersOf(collection))
      .bulkWrite(operations, { session: this.session });
  }

  private inHandOf<D extends ViewDocument>(view: View<D>): Map<string, AnyStaged> {
    let inHand = this.staged.get(view.collection);
    if (!inHand) {
      inHand = new Map();
      this.staged.set(view.collection, inHand);
    }
    return inHand;
  }
}

/** The collection of the counters to which the documents of a view contribute. */
export function countersOf(collection: string): string {
  return `${collection}.counters`;
}
