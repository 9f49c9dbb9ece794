import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import { mongo } from 'mongoose';

/** A purchase that was recorded; kept for ever, so that it is known whenever it is told again. */
interface RecordedPurchase {
  /** `<leadId>/<purchaseId>`. */
  readonly _id: string;
}

const collection = 'purchases';
const namespaceExists = 48;

@Injectable()
export class PurchasesRepository implements OnModuleInit {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  /** Created at start: a transaction that had to do it would hold everybody up. */
  async onModuleInit(): Promise<void> {
    try {
      await this.db.createCollection(collection);
    } catch (error) {
      if ((error as mongo.MongoServerError).code !== namespaceExists) throw error;
    }
  }

  /** Those of the keys, `<leadId>/<purchaseId>`, that are recorded. */
  async recordedIn(work: Work, keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const found = await work
      .collection<RecordedPurchase>(collection)
      .find({ _id: { $in: [...keys] } }, { session: work.session })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** The work is redone where one of them was recorded since it was read. */
  async record(work: Work, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const { session } = work;
    const rows = keys.map((_id) => ({ _id }));
    await work.collection<RecordedPurchase>(collection).insertMany(rows, { session });
  }
}
