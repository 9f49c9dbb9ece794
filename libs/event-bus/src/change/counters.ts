import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '../service-database.js';
import { countersOf } from './staged-changes.js';

/** The sums of what the documents of a view contribute. Sharded, so that nobody contends. */
@Injectable()
export class Counters {
  constructor(private readonly database: ServiceDatabase) {}

  /** Counter → sum, for every counter of the view's collection whose id starts with the prefix. */
  async sum(collection: string, prefix: string): Promise<Record<string, number>> {
    const sums = await this.database.db
      .collection(countersOf(collection))
      .aggregate<{ _id: string; value: number }>([
        { $match: { counter: { $gte: prefix, $lt: `${prefix}\uffff` } } },
        { $group: { _id: '$counter', value: { $sum: '$value' } } },
      ])
      .toArray();
    return Object.fromEntries(sums.filter(({ value }) => value !== 0).map((s) => [s._id, s.value]));
  }
}
