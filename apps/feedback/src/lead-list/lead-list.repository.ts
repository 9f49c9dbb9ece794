import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import { leadStories } from '../lead-story/lead-stories.view.js';
import type { LeadStory } from '../lead-story/lead-story.js';
import type { LeadFilter } from './lead-filter.js';
import { leadQuery, obligationCondition } from './lead-query.js';

/** Everything of a story but its timeline. */
export type StoryHead = Omit<LeadStory, 'timeline'>;

@Injectable()
export class LeadListRepository implements OnModuleInit {
  private readonly stories: mongo.Collection<LeadStory>;

  constructor(@Inject(SERVICE_DATABASE) db: mongo.Db) {
    this.stories = db.collection<LeadStory>(leadStories.collection);
  }

  async onModuleInit(): Promise<void> {
    await this.stories.createIndexes([
      { key: { ledger: 1, _id: 1 } },
      { key: { cohort: 1, 'captured.channel': 1, _id: 1 } },
    ]);
  }

  /** Up to `limit` stories after the given leadId, in the order of their ids. */
  async page(filter: LeadFilter, after: string | undefined, limit: number): Promise<StoryHead[]> {
    const query = leadQuery(filter);
    const from = after === undefined ? query : { $and: [query, { _id: { $gt: after } }] };
    return this.stories
      .find<StoryHead>(from, { projection: { timeline: 0, bus: 0 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** How many rows all pages have: leads, or obligations where the filter names them. */
  async count(filter: LeadFilter): Promise<number> {
    const query = leadQuery(filter);
    const condition = obligationCondition(filter);
    if (!condition) return this.stories.countDocuments(query);
    const [counted] = await this.stories
      .aggregate<{ rows: number }>([
        { $match: query },
        { $project: { obligations: 1 } },
        { $unwind: '$obligations' },
        { $replaceRoot: { newRoot: '$obligations' } },
        { $match: condition },
        { $count: 'rows' },
      ])
      .toArray();
    return counted?.rows ?? 0;
  }
}
