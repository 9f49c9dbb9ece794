import type { Db, MongoClient } from 'mongodb';
import type { WriterSessions } from './writer-sessions.js';
import type { View } from './fold/view.js';
import { NumbersGiven } from './restore/given-numbers.js';

/** The database of this service, by the native driver of the mongoose connection. */
export class ServiceDatabase {
  /** By documents that are lost. */
  readonly given: NumbersGiven;

  constructor(
    readonly client: MongoClient,
    readonly db: Db,
    /** The service's name, such as `lead-scoring`. */
    readonly service: string,
    /** Every view of the service. */
    // oxlint-disable-next-line typescript/no-explicit-any -- views of any document
    readonly views: readonly View<any>[],
    readonly sessions: WriterSessions,
    /** See {@link EventBusOptions.rules}. */
    readonly rules = 1,
  ) {
    this.given = new NumbersGiven(db);
  }
}
