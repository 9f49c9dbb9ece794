import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Campaign } from '../campaigns/campaign.schema.js';
import { leadStories } from '../lead-story/lead-stories.view.js';
import { LeadStory } from '../lead-story/lead-story.schema.js';

@Injectable()
export class TimelineRepository {
  constructor(
    @InjectModel(LeadStory.name) private readonly stories: Model<LeadStory>,
    @InjectModel(Campaign.name) private readonly known: Model<Campaign>,
  ) {}

  /** Null where no fact about the lead has arrived. */
  async story(leadId: string): Promise<LeadStory | null> {
    // An earlier version kept commitments among the leads; they stay until the view is rebuilt.
    if (!leadStories.keys!.test(leadId)) return null;
    return this.stories.findOne({ _id: leadId, timeline: { $exists: true } }).lean();
  }

  async campaigns(ids: readonly string[]): Promise<Campaign[]> {
    if (ids.length === 0) return [];
    return this.known.find({ _id: { $in: [...ids] } }, { bus: 0 }).lean();
  }
}
