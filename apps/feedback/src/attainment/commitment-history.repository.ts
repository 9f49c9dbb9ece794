import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { LeadStory, type CommitmentPeriod } from '../lead-story/lead-story.schema.js';

@Injectable()
export class CommitmentHistoryRepository {
  constructor(@InjectModel(LeadStory.name) private readonly stories: Model<LeadStory>) {}

  /** What the SLA monitor said of each month of a commitment of the playbook; newest month first. */
  async periodsOf(commitment: string): Promise<Record<string, CommitmentPeriod>> {
    const history = await this.stories.findById(`commitment:${commitment}`).lean();
    const periods = Object.entries(history?.periods ?? {});
    return Object.fromEntries(periods.sort(([one], [other]) => (one < other ? 1 : -1)));
  }
}
