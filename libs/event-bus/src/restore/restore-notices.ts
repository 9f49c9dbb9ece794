import type { Collection, Db, Filter } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import type { Acts } from '../acts/acts.js';
import {
  lackingCollection,
  lackKinds,
  restoresCollection,
  type ErasedAgain,
  type Lacking,
  type LackKind,
  type Restore,
} from './restore.js';

const examplesShown = 5;
/** Within so long of each other, two findings are of one start. */
const sameStartMs = 60_000;

/** A restore, and how many keys the backup lacked something of. */
export interface RestoreShown extends Restore {
  readonly lacking: Readonly<Record<LackKind, number>>;
  /** A few of the keys that are missing, or else older. */
  readonly examples: readonly string[];
}

export interface LackingWanted {
  readonly what?: LackKind | undefined;
  /** The id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** There is no such restore. Another try will not help. */
export class NoSuchRestoreError extends Error {
  override readonly name = 'NoSuchRestoreError';
  readonly retryable = false;

  constructor(id: string) {
    super(`The service has noted no restore ${id}.`);
  }
}

/** Tells what a restored database lacked, until somebody has taken note of it. */
export class RestoreNotices {
  private readonly restores: Collection<Restore>;
  private readonly findings: Collection<Lacking>;

  constructor(
    db: Db,
    private readonly service: string,
    private readonly acts: Acts,
  ) {
    this.restores = db.collection(restoresCollection);
    this.findings = db.collection(lackingCollection);
  }

  /** Newest first. */
  async list(): Promise<RestoreShown[]> {
    const restores = await this.restores.find().sort({ _id: -1 }).limit(100).toArray();
    return Promise.all(restores.map((restore) => this.show(restore)));
  }

  /**
   * A backup had brought back what had been deleted for good. Noted with the restore of this start; where
   * other parts of the database alone were restored, with one of its own.
   */
  async noteErasedAgain(erasedAgain: ErasedAgain): Promise<void> {
    const last = await this.restores.findOne({}, { sort: { _id: -1 } });
    const isOfThisStart = last?.readyAt && Date.now() - last.readyAt.getTime() < sameStartMs;
    if (isOfThisStart && !last.erasedAgain) {
      await this.restores.updateOne({ _id: last._id }, { $set: { erasedAgain } });
      return;
    }
    const at = new Date();
    await this.restores.insertOne({
      _id: uuidv7(),
      foundAt: at,
      unknownFacts: 0,
      rebuilding: [],
      readyAt: at,
      droppedRows: 0,
      erasedAgain,
      acknowledged: null,
    });
  }

  /** Keys in the order of their ids. Throws {@link NoSuchRestoreError}. */
  async lacking(restore: string, { what, after, limit }: LackingWanted): Promise<Lacking[]> {
    await this.mustExist(restore);
    const filter: Filter<Lacking> = {
      restore,
      ...(what && { what }),
      ...(after !== undefined && { _id: { $gt: after } }),
    };
    return this.findings.find(filter).sort({ _id: 1 }).limit(limit).toArray();
  }

  /** Somebody has taken note: it is told no more. Throws {@link NoSuchRestoreError}. */
  async acknowledge(id: string, by: string): Promise<RestoreShown> {
    await this.mustExist(id);
    const acknowledged = { at: new Date(), by };
    const { modifiedCount } = await this.restores.updateOne(
      { _id: id, acknowledged: null },
      { $set: { acknowledged } },
    );
    if (modifiedCount > 0)
      await this.acts.record({ act: 'restore.acknowledge', on: `restore/${id}` });
    return this.show(await this.mustExist(id));
  }

  /** Of the newest that nobody has acknowledged; undefined where there is none. */
  async remark(): Promise<string | undefined> {
    const [newest] = await this.restores
      .find({ acknowledged: null })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    if (!newest) return undefined;
    const { lacking, examples, foundAt, unknownFacts, erasedAgain } = await this.show(newest);
    const { missing, older, recovered } = lacking;
    const some = examples.length > 0 ? ` (such as ${examples.join(', ')})` : '';
    return (
      `The database was restored from a backup that lacked ${unknownFacts} of the facts that ${this.service} had published (found ${foundAt.toISOString()}); ` +
      `${missing} documents are missing, ${older} are older, ${recovered} were brought up to date from the topics${some}. ` +
      `${erasedAgain ? `It had brought back ${erasedAgain.documents} documents of ${erasedAgain.leads} erased leads, which are deleted again. ` : ''}` +
      `See GET /v1/operations/restores, and acknowledge it there when that is settled.`
    );
  }

  private async mustExist(id: string): Promise<Restore> {
    const restore = await this.restores.findOne({ _id: id });
    if (restore) return restore;
    throw new NoSuchRestoreError(id);
  }

  private async show(restore: Restore): Promise<RestoreShown> {
    const counts = await Promise.all(
      lackKinds.map((what) => this.findings.countDocuments({ restore: restore._id, what })),
    );
    const lacking = Object.fromEntries(
      lackKinds.map((what, index) => [what, counts[index]!]),
    ) as RestoreShown['lacking'];
    const what = lacking.missing > 0 ? 'missing' : 'older';
    const some = await this.findings
      .find({ restore: restore._id, what })
      .sort({ _id: 1 })
      .limit(examplesShown)
      .toArray();
    return { ...restore, lacking, examples: some.map(({ key }) => key) };
  }
}
