import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { CampaignHead } from '../campaign-report/campaign-groups.js';
import { Campaign } from './campaign.schema.js';

/** Campaigns without their single costs. */
@Injectable()
export class CampaignHeads {
  constructor(@InjectModel(Campaign.name) private readonly campaigns: Model<Campaign>) {}

  async all(): Promise<CampaignHead[]> {
    return this.campaigns.find({}, { costs: 0, bus: 0 }).lean<CampaignHead[]>();
  }

  /** The campaign itself and all that are part of it, of whichever of them this is the id. */
  async countedWith(campaignId: string): Promise<string[]> {
    const asked = await this.campaigns.findById(campaignId, { partOf: 1 }).lean();
    const root = asked?.partOf ?? campaignId;
    const parts = await this.campaigns.find({ partOf: root }, { _id: 1 }).lean();
    return [root, ...parts.map(({ _id }) => _id)];
  }
}
