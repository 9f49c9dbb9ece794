import { topicsOf, streamsOf } from '@smarketing/contracts';
import type { Db } from 'mongodb';
import { positionsCollection } from '../consume/partition-positions.js';
import { versionOfFolds, type View } from './view.js';
import type { ViewDocument } from './view-document.js';

export const viewsCollection = 'bus_views';

/** By which version of its folds a view was made. */
interface ViewRecord {
  /** The view's collection. */
  _id: string;
  foldedBy: number;
}

/** The version of the folds that made a view, and that of the folds that go on with it. */
export interface ViewVersion {
  readonly madeBy: number;
  readonly folds: number;
}

/** Those that facts and timers alone change. */
export function foldedViewsOf<V extends Pick<View<ViewDocument>, 'changedBy'>>(
  views: readonly V[],
): V[] {
  return views.filter(({ changedBy }) => changedBy !== 'commands');
}

/** What is known of the folds that made the views of a service. */
export class ViewVersions {
  constructor(
    private readonly db: Db,
    private readonly service: string,
    private readonly views: readonly View<ViewDocument>[],
  ) {}

  /**
   * A view that has documents of which nobody noted it was made by the first version of its folds; one
   * that has none, though the service is past what it is folded from, by none (0).
   */
  async noteNew(): Promise<void> {
    for (const view of this.views) {
      const known = await this.db
        .collection(view.collection)
        .findOne({}, { projection: { _id: 1 } });
      const foldedBy = known ? 1 : (await this.isBehind(view)) ? 0 : versionOfFolds(view);
      await this.records.updateOne(
        { _id: view.collection },
        { $setOnInsert: { foldedBy } },
        { upsert: true },
      );
    }
  }

  private async isBehind({ folds = [] }: View<ViewDocument>): Promise<boolean> {
    const topics = folds.flatMap(({ fact }) => streamsOf(fact)).flatMap(topicsOf);
    if (topics.length === 0) return false;
    const applied = topics.map(({ name }) => ({ [`next.${name}`]: { $gt: 0 } }));
    return (await this.db.collection(positionsCollection).findOne({ $or: applied })) !== null;
  }

  /** By collection. */
  async read(): Promise<Record<string, ViewVersion>> {
    const records = await this.records.find().toArray();
    const madeBy = new Map(records.map(({ _id, foldedBy }) => [_id, foldedBy]));
    return Object.fromEntries(
      this.views.map((view) => {
        const folds = versionOfFolds(view);
        return [view.collection, { madeBy: madeBy.get(view.collection) ?? folds, folds }];
      }),
    );
  }

  /** A sentence where a view is older than its folds, or newer, else undefined. */
  async remark(): Promise<string | undefined> {
    const versions = Object.entries(await this.read());
    const sentences = versions.flatMap(([view, { madeBy, folds }]) => {
      if (madeBy === 0) {
        return `The view ${view} lacks what was folded before it existed: run \`smarketing views rebuild ${this.service}/${view}\`.`;
      }
      if (madeBy < folds) {
        return `The view ${view} is older than its folds (${madeBy}, now ${folds}): run \`smarketing views rebuild ${this.service}/${view}\`.`;
      }
      if (madeBy > folds) {
        return `The view ${view} was made by newer folds (${madeBy}) than those of this version of the service (${folds}): run the newer version.`;
      }
      return [];
    });
    return sentences.length > 0 ? sentences.join(' ') : undefined;
  }

  private get records() {
    return this.db.collection<ViewRecord>(viewsCollection);
  }
}

/** The view is now what this version of its folds makes of the log. */
export async function noteFoldedBy(db: Db, view: string, foldedBy: number): Promise<void> {
  await db
    .collection<ViewRecord>(viewsCollection)
    .updateOne({ _id: view }, { $set: { foldedBy } }, { upsert: true });
}
