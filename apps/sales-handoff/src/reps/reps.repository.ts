import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ConcurrentChangeError, SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import { mongo } from 'mongoose';
import type { Rep } from './rep.js';

const collectionName = 'reps';
const duplicateKey = 11_000;

/** One subject is one rep: it would not be known for which of two it acts. */
export class SubjectLinkedError extends Error {
  override readonly name = 'SubjectLinkedError';
  readonly retryable = false;

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
export class RepsRepository implements OnModuleInit {
  private readonly collection: mongo.Collection<Rep>;

  constructor(@Inject(SERVICE_DATABASE) db: mongo.Db) {
    this.collection = db.collection<Rep>(collectionName);
  }

  async onModuleInit(): Promise<void> {
    await this.collection.createIndexes([
      { key: { active: 1 } },
      {
        key: { subject: 1 },
        unique: true,
        partialFilterExpression: { subject: { $type: 'string' } },
      },
    ]);
  }

  async find(repId: string): Promise<Rep | undefined> {
    return (await this.collection.findOne({ _id: repId })) ?? undefined;
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
    return this.collection.find(filter).sort({ _id: 1 }).limit(limit).toArray();
  }

  /**
   * The rep of this id: the one given, or the one that was there before, which stays as it is. Throws
   * {@link SubjectLinkedError}.
   */
  async add(work: Work, rep: Rep): Promise<{ readonly rep: Rep; readonly added: boolean }> {
    const { session } = work;
    const before = await this.collection.findOne({ _id: rep._id }, { session });
    if (before) return { rep: before, added: false };
    await this.mustBeFree(work, rep._id, rep.subject);
    await this.collection.insertOne({ ...rep }, { session }).catch(tellConflict);
    return { rep, added: true };
  }

  /** Undefined where there is no such rep. Throws {@link SubjectLinkedError}. */
  async change(work: Work, repId: string, change: RepChange): Promise<Rep | undefined> {
    const { session } = work;
    const { subject, ...said } = change;
    await this.mustBeFree(work, repId, subject);
    const set = { ...said, ...(subject && { subject }) };
    const update = {
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(subject === null && { $unset: { subject: '' as const } }),
    };
    if (Object.keys(update).length === 0) {
      return (await this.collection.findOne({ _id: repId }, { session })) ?? undefined;
    }
    const changed = await this.collection
      .findOneAndUpdate({ _id: repId }, update, { session, returnDocument: 'after' })
      .catch(tellConflict);
    return changed ?? undefined;
  }

  async isAnyActive(): Promise<boolean> {
    return (await this.collection.findOne({ active: true }, { projection: { _id: 1 } })) !== null;
  }

  async activeIn(work: Work): Promise<Rep[]> {
    return this.collection.find({ active: true }, { session: work.session }).toArray();
  }

  /** Those of the ids that are a rep's. */
  async knownIn(work: Work, repIds: Iterable<string>): Promise<Map<string, Rep>> {
    const ids = [...new Set(repIds)];
    if (ids.length === 0) return new Map();
    const found = await this.collection
      .find({ _id: { $in: ids } }, { session: work.session })
      .toArray();
    return new Map(found.map((rep) => [rep._id, rep]));
  }

  private async mustBeFree(
    { session }: Work,
    repId: string,
    subject: string | null | undefined,
  ): Promise<void> {
    if (!subject) return;
    const owner = await this.collection.findOne({ subject, _id: { $ne: repId } }, { session });
    if (owner) throw new SubjectLinkedError(owner._id);
  }
}

/** Another was first, between reading and writing: the unit of work tries again and then sees it. */
function tellConflict(error: unknown): never {
  if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
  throw new ConcurrentChangeError(collectionName);
}
