import type { StagedDocument } from './staged-document.js';

// oxlint-disable-next-line typescript/no-explicit-any -- documents of all views are in one cache
type AnyStaged = StagedDocument<any>;

/** Documents of a view and partition that are kept at most. */
const capacity = 1_500;

/**
 * The documents that the transactions of one partition wrote last, so that the next need not read
 * them. Valid as long as the partition is held under one epoch: nobody else folds into them then, and
 * whoever changes one otherwise (a command, a timer) moves its version, which the write compares.
 */
export class ViewCache {
  private readonly views = new Map<string, Map<string, AnyStaged>>();

  /** Hands the document over: a transaction may spoil it, and gives it back only if it is committed. */
  take(collection: string, id: string): AnyStaged | undefined {
    const documents = this.views.get(collection);
    const staged = documents?.get(id);
    if (staged) documents!.delete(id);
    return staged;
  }

  /** The least recently kept make room. */
  keep(collection: string, staged: AnyStaged): void {
    let documents = this.views.get(collection);
    if (!documents) this.views.set(collection, (documents = new Map()));
    documents.set(staged.id, staged);
    if (documents.size <= capacity) return;
    const [oldest] = documents.keys();
    documents.delete(oldest!);
  }
}
