import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { SuggestionState } from './suggestion-states.js';
import { Suggestion } from './suggestion.schema.js';

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
}
