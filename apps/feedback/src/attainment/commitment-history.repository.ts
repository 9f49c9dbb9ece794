import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import { leadStories } from '../lead-story/lead-stories.view.js';
import type { CommitmentPeriod, LeadStory } from '../lead-story/lead-story.js';

@Injectable()
export class CommitmentHistoryRepository {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  /** What the SLA monitor said of each month of a commitment of the playbook; newest month first. */
  async periodsOf(commitment: string): Promise<Record<string, CommitmentPeriod>> {
    const history = await this.db
      .collection<LeadStory>(leadStories.collection)
      .findOne({ _id: `commitment:${commitment}` });
    const periods = Object.entries(history?.periods ?? {});
    return Object.fromEntries(periods.sort(([one], [other]) => (one < other ? 1 : -1)));
  }
}
