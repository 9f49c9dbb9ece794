import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CommitmentHistory, type CommitmentPeriod } from './commitment-history.schema.js';

@Injectable()
export class CommitmentHistories {
  constructor(
    @InjectModel(CommitmentHistory.name) private readonly histories: Model<CommitmentHistory>,
  ) {}

  /** What the SLA monitor said of each month of a commitment of the playbook; newest month first. */
  async periodsOf(commitment: string): Promise<Record<string, CommitmentPeriod>> {
    const history = await this.histories.findById(`commitment:${commitment}`).lean();
    const periods = Object.entries(history?.periods ?? {});
    return Object.fromEntries(periods.sort(([one], [other]) => (one < other ? 1 : -1)));
  }
}
