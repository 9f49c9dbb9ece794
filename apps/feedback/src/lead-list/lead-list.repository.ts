import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CampaignHeads } from '../campaigns/campaign-heads.repository.js';
import { LeadView } from '../lead-view/lead-view.schema.js';
import type { LeadFilter } from './lead-filter.js';
import { leadQuery, obligationCondition } from './lead-query.js';
import type { LeadHead } from './lead-row.js';

@Injectable()
export class LeadListRepository {
  constructor(
    @InjectModel(LeadView.name) private readonly leads: Model<LeadView>,
    private readonly campaigns: CampaignHeads,
  ) {}

  /** Up to `limit` leads after the given leadId, in the order of their ids. */
  async page(filter: LeadFilter, after: string | undefined, limit: number): Promise<LeadHead[]> {
    const query = await this.queryOf(filter);
    const from = after === undefined ? query : { $and: [query, { _id: { $gt: after } }] };
    return this.leads
      .find(from, { timeline: 0, bus: 0 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<LeadHead[]>();
  }

  /** How many rows all pages have: leads, or obligations where the filter names them. */
  async count(filter: LeadFilter): Promise<number> {
    const query = await this.queryOf(filter);
    const condition = obligationCondition(filter);
    if (!condition) return this.leads.countDocuments(query);
    const [counted] = await this.leads.aggregate<{ rows: number }>([
      { $match: query },
      { $project: { obligations: 1 } },
      { $unwind: '$obligations' },
      { $replaceRoot: { newRoot: '$obligations' } },
      { $match: condition },
      { $count: 'rows' },
    ]);
    return counted?.rows ?? 0;
  }

  private async queryOf(filter: LeadFilter) {
    if (filter.campaign === undefined) return leadQuery(filter);
    return leadQuery(filter, await this.campaigns.countedWith(filter.campaign));
  }
}
