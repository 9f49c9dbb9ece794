import { Injectable, type OnModuleInit } from '@nestjs/common';
import { countersOf, ServiceDatabase } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import { leadViews } from '../lead-view/lead-views.view.js';
import { overfull } from '../counters/exact-amounts.js';

interface Counter {
  /** `<partition>:<counter>`. */
  readonly _id: string;
  readonly counter: string;
  /** A `Long` where the database has such a large integer. */
  readonly value: number | mongo.Long;
}

/**
 * Moves what a counter of money holds beyond its part to the counter of the multiples, before it
 * would count inexactly: counters kept from a time that knew one counter for all. The sum of the two
 * stays as it is, whoever counts meanwhile.
 */
@Injectable()
export class CarryMoney implements OnModuleInit {
  constructor(private readonly database: ServiceDatabase) {}

  async onModuleInit(): Promise<void> {
    const counters = this.database.db.collection<Counter>(countersOf(leadViews.collection));
    const money = { counter: /^retention:(first|repeat)-revenue:/ };
    for (const { _id } of await counters.find(money, { projection: { _id: 1 } }).toArray()) {
      await this.database.client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await counters.findOne({ _id }, { session });
          const rest = found && overfull(found.counter, valueOf(found));
          if (!found || !rest) return;
          const [partition] = _id.split(':', 1);
          await counters.updateOne({ _id }, { $inc: { value: rest.taken } }, { session });
          await counters.updateOne(
            { _id: `${partition}:${rest.high}` },
            { $inc: { value: rest.moved }, $setOnInsert: { counter: rest.high } },
            { session, upsert: true },
          );
        }),
      );
    }
  }
}

function valueOf({ value }: Counter): number | bigint {
  return typeof value === 'number' ? value : value.toBigInt();
}
