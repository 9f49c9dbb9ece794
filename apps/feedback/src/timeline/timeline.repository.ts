import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import type { Campaign } from '../campaigns/campaigns.view.js';
import { campaigns } from '../campaigns/campaigns.view.js';
import { leadStories } from '../lead-story/lead-stories.view.js';
import type { LeadStory } from '../lead-story/lead-story.js';

@Injectable()
export class TimelineRepository {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  /** Null where no fact about the lead has arrived. */
  async story(leadId: string): Promise<LeadStory | null> {
    return this.db
      .collection<LeadStory>(leadStories.collection)
      .findOne({ _id: leadId, timeline: { $exists: true }, periods: { $exists: false } });
  }

  async campaigns(ids: readonly string[]): Promise<Campaign[]> {
    if (ids.length === 0) return [];
    return this.db
      .collection<Campaign>(campaigns.collection)
      .find({ _id: { $in: [...ids] } }, { projection: { bus: 0 } })
      .toArray();
  }
}
