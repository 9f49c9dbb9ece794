import type { ChangeStream, ChangeStreamDocument, Collection, Document } from 'mongodb';

interface TextId extends Document {
  _id: string;
}

interface AwaitedLead {
  readonly seen: (at: number) => void;
  readonly lost: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A lead that is not there by then, in milliseconds, is lost. */
const patience = 180_000;

/**
 * Says when documents become visible in a view. The database tells of every write that is committed by
 * majority (a change stream): asking it again and again was load itself.
 */
export class LeadWatcher {
  private readonly awaited = new Map<string, AwaitedLead>();
  /** When a lead was told of that nobody waited for; it may be asked for later, or never. */
  private readonly seenAt = new Map<string, number>();
  private readonly stream: ChangeStream<TextId, ChangeStreamDocument<TextId>>;
  private readonly ended: Promise<void>;

  private constructor(stream: ChangeStream<TextId, ChangeStreamDocument<TextId>>) {
    this.stream = stream;
    this.ended = this.listen();
  }

  /** Resolves when it listens. A document is visible as soon as it has the field. */
  static async of(view: Collection<TextId>, field: string): Promise<LeadWatcher> {
    const stream = view.watch([
      // The bus writes documents whole.
      {
        $match: {
          operationType: { $in: ['insert', 'replace'] },
          [`fullDocument.${field}`]: { $exists: true },
        },
      },
      { $project: { documentKey: 1 } },
    ]);
    // The server has opened the stream when the first answer is there; it may be empty.
    await stream.tryNext();
    return new LeadWatcher(stream);
  }

  /** Resolves with the time (of `performance.now`) at which the lead was visible. */
  seen(leadId: string): Promise<number> {
    const at = this.seenAt.get(leadId);
    if (at !== undefined) {
      this.seenAt.delete(leadId);
      return Promise.resolve(at);
    }
    return new Promise((seen, lost) => {
      const timer = setTimeout(() => {
        this.awaited.delete(leadId);
        lost(new Error(`Lead ${leadId} is not in the view after ${patience / 1_000} s.`));
      }, patience);
      this.awaited.set(leadId, { seen, lost, timer });
    });
  }

  async stop(): Promise<void> {
    await this.stream.close();
    await this.ended;
  }

  private async listen(): Promise<void> {
    try {
      for await (const change of this.stream) {
        if ('documentKey' in change) this.tell(String(change.documentKey._id));
      }
    } catch (error) {
      if (this.stream.closed) return;
      for (const { lost, timer } of this.awaited.values()) {
        clearTimeout(timer);
        lost(error as Error);
      }
    }
  }

  private tell(leadId: string): void {
    const now = performance.now();
    const lead = this.awaited.get(leadId);
    if (!lead) {
      if (!this.seenAt.has(leadId)) this.seenAt.set(leadId, now);
      return;
    }
    this.awaited.delete(leadId);
    clearTimeout(lead.timer);
    lead.seen(now);
  }
}
