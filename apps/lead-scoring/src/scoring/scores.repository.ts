import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ScoreCard, type Assessment } from './score-card.schema.js';

/** A card of a lead whose capture has arrived. */
export type ScoredCard = ScoreCard & { assessment: Assessment };

@Injectable()
export class ScoresRepository {
  constructor(@InjectModel(ScoreCard.name) private readonly cards: Model<ScoreCard>) {}

  /** Null where the lead has no score. */
  async scoreOf(leadId: string): Promise<ScoredCard | null> {
    return this.cards.findOne({ _id: leadId, assessment: { $exists: true } }).lean<ScoredCard>();
  }

  /** When the lead was erased; undefined where it was not. */
  async erasedAt(leadId: string): Promise<Date | undefined> {
    const erased = { _id: leadId, erased: { $exists: true } };
    return (await this.cards.findOne(erased, { erased: 1 }).lean())?.erased;
  }

  /** Cards with a score in the order of the leads' ids, which is the order in which they came. */
  async scoresAfter(leadId: string | undefined, most: number): Promise<ScoredCard[]> {
    const rest = leadId === undefined ? {} : { _id: { $gt: leadId } };
    return this.cards
      .find({ assessment: { $exists: true }, ...rest })
      .sort({ _id: 1 })
      .limit(most)
      .lean<ScoredCard[]>();
  }
}
