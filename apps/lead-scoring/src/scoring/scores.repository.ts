import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import type { Assessment, ScoreCard } from './score-card.js';
import { scoreCards } from './score-cards.view.js';

/** A card of a lead whose capture has arrived. */
export type ScoredCard = ScoreCard & { assessment: Assessment };

@Injectable()
export class ScoresRepository {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  /** Null where the lead has no score. */
  async scoreOf(leadId: string): Promise<ScoredCard | null> {
    return this.scored().findOne({ _id: leadId, assessment: { $exists: true } });
  }

  /** Cards with a score in the order of the leads' ids, which is the order in which they came. */
  async scoresAfter(leadId: string | undefined, most: number): Promise<ScoredCard[]> {
    const rest = leadId === undefined ? {} : { _id: { $gt: leadId } };
    return this.scored()
      .find({ assessment: { $exists: true }, ...rest })
      .sort({ _id: 1 })
      .limit(most)
      .toArray();
  }

  private scored(): mongo.Collection<ScoredCard> {
    return this.db.collection<ScoredCard>(scoreCards.collection);
  }
}
