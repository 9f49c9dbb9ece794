import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Duties, type Obligation } from './duties.schema.js';
import type { ObligationState } from './obligation-states.js';

/** All that is given must hold. */
export interface ObligationFilter {
  readonly subject?: string | undefined;
  readonly state?: ObligationState | undefined;
  readonly rep?: string | undefined;
  readonly level?: string | undefined;
}

/** Where a row stands in the list. */
export interface ObligationPosition {
  readonly subject: string;
  /** Among the obligations towards that lead, 0 is the first. */
  readonly index: number;
}

export interface ObligationRow extends ObligationPosition {
  readonly obligation: Obligation;
}

@Injectable()
export class ObligationsRepository {
  constructor(@InjectModel(Duties.name) private readonly duties: Model<Duties>) {}

  /** Up to `limit` obligations after a position, in the order of the lead's ids and of the cycles. */
  async page(
    { subject, state, rep, level }: ObligationFilter,
    after: ObligationPosition | undefined,
    limit: number,
  ): Promise<ObligationRow[]> {
    const wanted = given({ state, repId: rep, level });
    const ids = [
      ...(subject === undefined ? [] : [{ _id: subject }]),
      ...(after === undefined ? [] : [{ _id: { $gte: after.subject } }]),
    ];
    return this.duties.aggregate<ObligationRow>([
      { $match: { $and: [{ obligations: { $elemMatch: wanted } }, ...ids] } },
      { $sort: { _id: 1 } },
      { $unwind: { path: '$obligations', includeArrayIndex: 'index' } },
      {
        $match: given({
          'obligations.state': state,
          'obligations.repId': rep,
          'obligations.level': level,
        }),
      },
      ...(after === undefined
        ? []
        : [
            {
              $match: { $or: [{ _id: { $ne: after.subject } }, { index: { $gt: after.index } }] },
            },
          ]),
      { $limit: limit },
      {
        $project: {
          _id: 0,
          subject: '$_id',
          index: { $toInt: '$index' },
          obligation: '$obligations',
        },
      },
    ]);
  }
}

function given(conditions: Record<string, string | undefined>): Record<string, string> {
  const kept = Object.entries(conditions).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Record<string, string>;
}
