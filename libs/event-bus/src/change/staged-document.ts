import type { Contributions, View } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import { newBookkeeping, type Bookkeeping, type Stored } from './document-bookkeeping.js';

/** One document in the hands of one transaction: as it was read, and as it shall be written. */
export class StagedDocument<D extends ViewDocument = ViewDocument> {
  changed = false;
  /** What it contributes since {@link contributed} was asked: to count costs as much as a fold. */
  private after: Contributions | undefined;

  private constructor(
    readonly view: View<D>,
    readonly id: string,
    readonly bus: Bookkeeping,
    readonly isNew: boolean,
    public document: D | undefined,
    private readonly before: Contributions,
  ) {}

  static read<D extends ViewDocument>(view: View<D>, stored: Stored<D>): StagedDocument<D> {
    const { bus, ...rest } = stored;
    const document = bus.blank ? undefined : (rest as unknown as D);
    const { blank: _, ...kept } = bus;
    return new StagedDocument(
      view,
      stored._id,
      kept,
      false,
      document,
      contributionsOf(view, document),
    );
  }

  static create<D extends ViewDocument>(
    view: View<D>,
    id: string,
    partition: number,
    sent?: Readonly<Record<string, number>>,
  ) {
    return new StagedDocument<D>(view, id, newBookkeeping(partition, sent), true, undefined, {});
  }

  /** The document as the database shall hold it. */
  toStore(): Stored<D> {
    const { document, bus, id } = this;
    const next: Bookkeeping & { blank?: true } = { ...bus, version: bus.version + 1 };
    if (!document) next.blank = true;
    return { ...(document as D), _id: id, bus: next };
  }

  /** The same document in the hands of the next transaction, once this one is committed. */
  committed(): StagedDocument<D> {
    const { view, id, bus, document, changed } = this;
    const next = changed ? { ...bus, version: bus.version + 1 } : bus;
    const counted = changed ? (this.after ?? contributionsOf(view, document)) : this.before;
    return new StagedDocument(view, id, next, false, document, counted);
  }

  /** What the reports' counters must be moved by. */
  contributed(): Contributions {
    if (!this.document) return {};
    this.after = contributionsOf(this.view, this.document);
    const moved: Contributions = { ...this.after };
    for (const [counter, amount] of Object.entries(this.before)) {
      moved[counter] = (moved[counter] ?? 0) - amount;
    }
    return moved;
  }
}

function contributionsOf<D extends ViewDocument>(
  { contribute }: View<D>,
  document: D | undefined,
): Contributions {
  return document && contribute ? contribute(document) : {};
}
