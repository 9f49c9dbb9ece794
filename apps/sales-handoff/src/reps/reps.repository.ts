import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { ConcurrentChangeError, nameOfCollection, type Work } from '@smarketing/event-bus';
import { mongo, type Model } from 'mongoose';
import { Rep } from './rep.schema.js';

const duplicateKey = 11_000;

/** One subject is one rep: it would not be known for which of two it acts. */
export class SubjectLinkedError extends Error {
  override readonly name = 'SubjectLinkedError';

  constructor(
    /** The rep that the subject is linked to. */
    readonly repId: string,
  ) {
    super(`The subject is linked to the rep ${repId} already.`);
  }
}

export type RepChange = Partial<Pick<Rep, 'name' | 'weight' | 'active'>> & {
  /** Null: no longer linked. */
  readonly subject?: string | null;
};

@Injectable()
export class RepsRepository {
  constructor(@InjectModel(Rep.name) private readonly reps: Model<Rep>) {}

  async find(repId: string): Promise<Rep | undefined> {
    return (await this.reps.findById(repId).lean()) ?? undefined;
  }

  /** By id. */
  async page(
    { after, linked }: { after: string | undefined; linked: boolean | undefined },
    limit: number,
  ): Promise<Rep[]> {
    const filter = {
      ...(after !== undefined && { _id: { $gt: after } }),
      ...(linked !== undefined && { subject: { $exists: linked } }),
    };
    return this.reps.find(filter).sort({ _id: 1 }).limit(limit).lean();
  }

  /**
   * The rep of this id: the one given, or the one that was there before, which stays as it is. Throws
   * {@link SubjectLinkedError}.
   */
  async add(work: Work, rep: Rep): Promise<{ readonly rep: Rep; readonly added: boolean }> {
    const { session } = work;
    const reps = work.collection(Rep);
    const before = await reps.findOne({ _id: rep._id }, { session });
    if (before) return { rep: before, added: false };
    await this.mustBeFree(work, rep._id, rep.subject);
    await reps.insertOne({ ...rep }, { session }).catch(tellConflict);
    return { rep, added: true };
  }

  /** Undefined where there is no such rep. Throws {@link SubjectLinkedError}, and what `check` throws. */
  async change(
    work: Work,
    repId: string,
    change: RepChange,
    check: (before: Rep) => void,
  ): Promise<Rep | undefined> {
    const { session } = work;
    const before = await work.collection(Rep).findOne({ _id: repId }, { session });
    if (!before) return undefined;
    check(before);
    const { subject, ...said } = change;
    await this.mustBeFree(work, repId, subject);
    const set = { ...said, ...(subject && { subject }) };
    const update = {
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(subject === null && { $unset: { subject: '' as const } }),
    };
    if (Object.keys(update).length === 0) return before;
    const changed = await work
      .collection(Rep)
      .findOneAndUpdate({ _id: repId }, update, { session, returnDocument: 'after' })
      .catch(tellConflict);
    return changed ?? undefined;
  }

  async isAnyActive(): Promise<boolean> {
    return (await this.reps.exists({ active: true })) !== null;
  }

  async activeIn(work: Work): Promise<Rep[]> {
    return work.collection(Rep).find({ active: true }, { session: work.session }).toArray();
  }

  /** Those of the ids that are a rep's. */
  async knownIn(work: Work, repIds: Iterable<string>): Promise<Map<string, Rep>> {
    const ids = [...new Set(repIds)];
    if (ids.length === 0) return new Map();
    const found = await work
      .collection(Rep)
      .find({ _id: { $in: ids } }, { session: work.session })
      .toArray();
    return new Map(found.map((rep) => [rep._id, rep]));
  }

  private async mustBeFree(
    work: Work,
    repId: string,
    subject: string | null | undefined,
  ): Promise<void> {
    if (!subject) return;
    const owner = await work
      .collection(Rep)
      .findOne({ subject, _id: { $ne: repId } }, { session: work.session });
    if (owner) throw new SubjectLinkedError(owner._id);
  }
}

/** Another was first, between reading and writing: the unit of work tries again and then sees it. */
function tellConflict(error: unknown): never {
  if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
  throw new ConcurrentChangeError(nameOfCollection(Rep));
}
