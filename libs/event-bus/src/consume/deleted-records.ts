import type { TopicName } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import type { Collection, Db } from 'mongodb';
import { busMetrics } from '../bus-metrics.js';

export const deletedRecordsCollection = 'bus_deleted_records';

/** For so long readiness tells of it, in milliseconds; the collection keeps it for good. */
const toldForMs = 86_400_000;

/** Records that were deleted from the log before this service had applied them. */
export interface DeletedRange {
  readonly log: TopicName;
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  /** Where the log begins now. */
  readonly to: number;
}

interface StoredRange extends DeletedRange {
  _id: string;
  at: Date;
}

/** What somebody deleted is never passed over in silence. */
export class DeletedRecords {
  private readonly collection: Collection<StoredRange>;

  constructor(db: Db) {
    this.collection = db.collection<StoredRange>(deletedRecordsCollection);
  }

  /** Said once for each range, also where it is found again. */
  async note(range: DeletedRange): Promise<void> {
    const { log, topic, partition, from, to } = range;
    const { upsertedCount } = await this.collection.updateOne(
      { _id: `${log}/${partition}/${from}` },
      { $setOnInsert: { ...range, at: new Date() } },
      { upsert: true, writeConcern: { w: 'majority' } },
    );
    if (upsertedCount === 0) return;
    busMetrics.deletedUnread.inc(to - from);
    logger.error(
      { topic, partition, from, to },
      'Records were deleted from the log before they were applied.',
    );
  }

  /** Undefined where nothing was deleted in the last day. */
  async notice(): Promise<string | undefined> {
    const since = new Date(Date.now() - toldForMs);
    const ranges = await this.collection.find({ at: { $gt: since } }).toArray();
    const [first] = ranges;
    if (!first) return undefined;
    const places = ranges.map(
      ({ topic, partition, from, to }) => `${topic}[${partition}] ${from}–${to - 1}`,
    );
    return `Records were deleted before they were applied here: ${places.slice(0, 5).join(', ')}${places.length > 5 ? ` and ${places.length - 5} more` : ''}. Their contents are missing; keys with later facts wait for them (held events). Restore the log from a copy and rebuild the views, and keep retention off (retention.ms=-1).`;
  }
}
