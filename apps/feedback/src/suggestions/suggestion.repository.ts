import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SuggestionState } from './suggestion-states.js';
import { Suggestion } from './suggestion.schema.js';
import type { SuggestionCount } from './suggestions-report.js';

@Injectable()
export class SuggestionRepository {
  constructor(@InjectModel(Suggestion.name) private readonly suggestions: Model<Suggestion>) {}

  /** The newest first: ids grow with time. */
  async page(
    state: SuggestionState | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<Suggestion[]> {
    return this.suggestions
      .find(
        { ...(state && { state }), ...(before === undefined ? {} : { _id: { $lt: before } }) },
        { bus: 0 },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .lean();
  }

  /** How many there are of each side and state. */
  async count(): Promise<SuggestionCount[]> {
    return this.suggestions.aggregate<SuggestionCount>([
      { $group: { _id: { side: '$side', state: '$state' }, count: { $sum: 1 } } },
      { $project: { _id: 0, side: '$_id.side', state: '$_id.state', count: 1 } },
    ]);
  }
}
