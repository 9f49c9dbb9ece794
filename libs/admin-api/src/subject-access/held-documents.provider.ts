import { Inject, Injectable } from '@nestjs/common';
import {
  EVENT_BUS_OPTIONS,
  SERVICE_DATABASE,
  nameOfCollection,
  schemaOf,
  type EventBusOptions,
} from '@smarketing/event-bus';
import type { Db, Document } from 'mongodb';
import { legible } from './legible.js';

/** What one collection holds of a lead. */
export interface HeldDocuments {
  readonly collection: string;
  readonly documents: readonly Record<string, unknown>[];
}

/** Of one collection; a lead that has more is said to be cut. */
export const mostDocuments = 10_000;
/** What documents call the lead that they are about. */
const namesOfLead = ['leadId', 'subject', 'leads'] as const;

/** All that the views and stores of this service hold of a lead, as far as it is legible. */
@Injectable()
export class HeldOfSubject {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    @Inject(EVENT_BUS_OPTIONS) private readonly options: EventBusOptions,
  ) {}

  async of(leadId: string): Promise<{ held: HeldDocuments[]; isComplete: boolean }> {
    const held: HeldDocuments[] = [];
    let isComplete = true;
    for (const [collection, fields] of this.collections()) {
      const named = fields.map((field) => ({ [field]: leadId }));
      const found = await this.db
        .collection<Document & { _id: string }>(collection)
        .find({ $or: [{ _id: leadId }, ...named] })
        .limit(mostDocuments + 1)
        .toArray();
      if (found.length > mostDocuments) isComplete = false;
      if (found.length === 0) continue;
      const documents = found.slice(0, mostDocuments).map((document) => legible(document));
      held.push({ collection, documents: documents as Record<string, unknown>[] });
    }
    return { held, isComplete };
  }

  /** With the fields by which a document of it names its lead, beside its id. */
  private collections(): Map<string, readonly string[]> {
    const { views, stores = [] } = this.options;
    const stored = [...views.flatMap((view) => view.stored ?? []), ...stores];
    const byName = new Map<string, readonly string[]>(
      views.map(({ collection }) => [collection, []]),
    );
    for (const one of stored) {
      const schema = schemaOf(one);
      const fields = namesOfLead.filter((field) => schema.path(field) !== undefined);
      byName.set(nameOfCollection(one), fields);
    }
    return byName;
  }
}
