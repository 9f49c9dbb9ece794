import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { RecordedPurchase } from './purchase.schema.js';

@Injectable()
export class PurchasesRepository {
  /** Those of the keys, `<leadId>/<purchaseId>`, that are recorded. */
  async recordedIn(work: Work, keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const found = await work
      .collection(RecordedPurchase)
      .find({ _id: { $in: [...keys] } }, { session: work.session })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** The work is redone where one of them was recorded since it was read. */
  async record(work: Work, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const { session } = work;
    const rows = keys.map((_id) => ({ _id }));
    await work.collection(RecordedPurchase).insertMany(rows, { session });
  }
}
