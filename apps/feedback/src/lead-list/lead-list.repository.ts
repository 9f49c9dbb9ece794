import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { LeadStory } from '../lead-story/lead-story.schema.js';
import type { LeadFilter } from './lead-filter.js';
import { leadQuery, obligationCondition } from './lead-query.js';

/** Everything of a story but its timeline. */
export type StoryHead = Omit<LeadStory, 'timeline'>;

@Injectable()
export class LeadListRepository {
  constructor(@InjectModel(LeadStory.name) private readonly stories: Model<LeadStory>) {}

  /** Up to `limit` stories after the given leadId, in the order of their ids. */
  async page(filter: LeadFilter, after: string | undefined, limit: number): Promise<StoryHead[]> {
    const query = leadQuery(filter);
    const from = after === undefined ? query : { $and: [query, { _id: { $gt: after } }] };
    return this.stories
      .find(from, { timeline: 0, bus: 0 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoryHead[]>();
  }

  /** How many rows all pages have: leads, or obligations where the filter names them. */
  async count(filter: LeadFilter): Promise<number> {
    const query = leadQuery(filter);
    const condition = obligationCondition(filter);
    if (!condition) return this.stories.countDocuments(query);
    const [counted] = await this.stories.aggregate<{ rows: number }>([
      { $match: query },
      { $project: { obligations: 1 } },
      { $unwind: '$obligations' },
      { $replaceRoot: { newRoot: '$obligations' } },
      { $match: condition },
      { $count: 'rows' },
    ]);
    return counted?.rows ?? 0;
  }
}
