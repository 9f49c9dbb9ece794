import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import type { Suggestion, SuggestionState } from './suggestion.js';
import { suggestions } from './suggestions.view.js';

@Injectable()
export class SuggestionRepository implements OnModuleInit {
  private readonly collection: mongo.Collection<Suggestion>;

  constructor(@Inject(SERVICE_DATABASE) db: mongo.Db) {
    this.collection = db.collection<Suggestion>(suggestions.collection);
  }

  async onModuleInit(): Promise<void> {
    await this.collection.createIndex({ state: 1, _id: -1 });
  }

  /** The newest first: ids grow with time. */
  async page(
    state: SuggestionState | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<Suggestion[]> {
    return this.collection
      .find(
        { ...(state && { state }), ...(before === undefined ? {} : { _id: { $lt: before } }) },
        { projection: { bus: 0 } },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  }
}
