import type { Collection, Document, Filter } from 'mongodb';
import { setTimeout as wait } from 'node:timers/promises';

interface TextId extends Document {
  _id: string;
}

interface AwaitedLead {
  readonly since: number;
  readonly seen: (at: number) => void;
  readonly lost: (error: Error) => void;
}

/** A lead that is not there by then, in milliseconds, is lost. */
const patience = 180_000;
/** More ids than that are not asked for at once. */
const askedFor = 500;

/**
 * Says when documents become visible in a view: it asks the database for all that are awaited, again
 * and again. What it says is later than the truth by up to `every` and one query.
 */
export class LeadWatcher {
  private readonly awaited = new Map<string, AwaitedLead>();
  private running = true;
  private readonly view: Collection<TextId>;
  private readonly visible: Filter<TextId>;
  private readonly every: number;
  private readonly loop: Promise<void>;

  /** `every` is in milliseconds; 0: it asks again at once. */
  constructor(view: Collection<TextId>, visible: Filter<TextId>, every: number) {
    this.view = view;
    this.visible = visible;
    this.every = every;
    this.loop = this.watch();
  }

  /** Resolves with the time (of `performance.now`) at which the lead was seen. */
  seen(leadId: string): Promise<number> {
    const since = performance.now();
    return new Promise((seen, lost) => this.awaited.set(leadId, { since, seen, lost }));
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.loop;
  }

  private async watch(): Promise<void> {
    while (this.running) {
      if (this.awaited.size === 0) {
        await wait(1);
        continue;
      }
      const ids = [...this.awaited.keys()].slice(0, askedFor);
      const found = await this.view
        .find({ ...this.visible, _id: { $in: ids } }, { projection: { _id: 1 } })
        .toArray();
      const now = performance.now();
      for (const { _id } of found) {
        this.awaited.get(_id)!.seen(now);
        this.awaited.delete(_id);
      }
      this.giveUp(now);
      if (this.every > 0) await wait(this.every);
    }
  }

  private giveUp(now: number): void {
    for (const [leadId, { since, lost }] of this.awaited) {
      if (now - since < patience) return;
      const { collectionName } = this.view;
      lost(new Error(`Lead ${leadId} is not in ${collectionName} after ${patience / 1_000} s.`));
      this.awaited.delete(leadId);
    }
  }
}
