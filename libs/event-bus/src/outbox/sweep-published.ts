import type { Collection } from 'mongodb';
import type { OutboxRow } from './outbox-row.js';

/** Rows may lie so long after they were published, in milliseconds … */
const laterMs = 300;
/** … or until there are so many. */
const rowsAtOnce = 1_000;

/** Deletes what was published, and knows until then what must not be published again. */
export class SweepPublished {
  private readonly lying = new Set<string>();
  private due: string[] = [];
  private sweeping: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly rows: Collection<OutboxRow>) {}

  has({ _id }: OutboxRow): boolean {
    return this.lying.has(_id);
  }

  /** These were published; they are deleted soon, with what else comes until then. */
  add(published: readonly OutboxRow[]): void {
    for (const { _id } of published) {
      this.lying.add(_id);
      this.due.push(_id);
    }
    // Where that fails the rows are due still, and the next look at the outbox meets the failure.
    if (this.due.length >= rowsAtOnce) this.flush().catch(() => undefined);
    else this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), laterMs);
  }

  /**
   * Deletes what was added until now, by majority, else the next snapshot would show the rows again.
   * Throws what the database throws; they are tried again with the next ones.
   */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sweeping = this.sweeping.catch(() => undefined).then(() => this.deleteDue());
    return this.sweeping;
  }

  private async deleteDue(): Promise<void> {
    const ids = this.due;
    if (ids.length === 0) return;
    this.due = [];
    try {
      await this.rows.deleteMany({ _id: { $in: ids } }, { writeConcern: { w: 'majority' } });
    } catch (error) {
      this.due = [...ids, ...this.due];
      throw error;
    }
    for (const id of ids) this.lying.delete(id);
  }
}
