import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Campaign } from '../campaigns/campaign.schema.js';
import { leadViews } from '../lead-view/lead-views.view.js';
import { LeadView } from '../lead-view/lead-view.schema.js';

@Injectable()
export class TimelineRepository {
  constructor(
    @InjectModel(LeadView.name) private readonly leads: Model<LeadView>,
    @InjectModel(Campaign.name) private readonly known: Model<Campaign>,
  ) {}

  /** Null where no fact about the lead has arrived. */
  async find(leadId: string): Promise<LeadView | null> {
    // An earlier version kept commitments among the leads; they stay until the view is rebuilt.
    if (!leadViews.keys!.test(leadId)) return null;
    return this.leads.findOne({ _id: leadId, timeline: { $exists: true } }).lean();
  }

  async campaigns(ids: readonly string[]): Promise<Pick<Campaign, '_id' | 'channel'>[]> {
    if (ids.length === 0) return [];
    return this.known.find({ _id: { $in: [...ids] } }, { channel: 1 }).lean();
  }
}
