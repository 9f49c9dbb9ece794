import { partitionOf } from '../partition-of.js';
import type { StagedDocument } from './staged-document.js';

// oxlint-disable-next-line typescript/no-explicit-any -- documents of all views are in one cache
type AnyStaged = StagedDocument<any>;

/** Documents of a view and partition that are kept at most. */
const mostDocuments = 1_000;

/**
 * The documents that the transactions of one partition wrote last, so that the next need not read
 * them. Valid as long as the partition is held under one epoch, since nobody else folds into them then;
 * so only views are kept that nothing but folds change.
 */
export class ViewCache {
  private readonly views: ReadonlyMap<string, Map<string, AnyStaged>>;

  /** The collections of the views that nothing but folds change. */
  constructor(collections: readonly string[]) {
    this.views = new Map(collections.map((collection) => [collection, new Map()]));
  }

  /** Hands the document over: a transaction may spoil it, and gives it back only if it is committed. */
  take(collection: string, id: string): AnyStaged | undefined {
    const documents = this.views.get(collection);
    const staged = documents?.get(id);
    if (staged) documents!.delete(id);
    return staged;
  }

  /** The least recently kept make room. */
  keep(collection: string, staged: AnyStaged): void {
    const documents = this.views.get(collection);
    if (!documents) return;
    documents.set(staged.id, staged);
    if (documents.size <= mostDocuments) return;
    const [oldest] = documents.keys();
    documents.delete(oldest!);
  }
}

/** The caches of the partitions that one transaction writes: each document is in that of its own. */
export class PartitionCaches {
  private readonly caches: ReadonlyMap<number, ViewCache>;
  /** Where there is one only, nobody need ask which. */
  private readonly only: ViewCache | undefined;

  constructor(caches: readonly (readonly [partition: number, ViewCache])[]) {
    this.caches = new Map(caches);
    this.only = caches.length === 1 ? caches[0]![1] : undefined;
  }

  take(collection: string, id: string): AnyStaged | undefined {
    return (this.only ?? this.caches.get(partitionOf(id)))?.take(collection, id);
  }

  keep(collection: string, staged: AnyStaged): void {
    this.caches.get(staged.bus.shard)?.keep(collection, staged);
  }
}
