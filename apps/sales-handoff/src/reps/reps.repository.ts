import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import type { Rep } from './rep.js';

const collectionName = 'reps';

@Injectable()
export class RepsRepository implements OnModuleInit {
  private readonly collection: mongo.Collection<Rep>;

  constructor(@Inject(SERVICE_DATABASE) db: mongo.Db) {
    this.collection = db.collection<Rep>(collectionName);
  }

  async onModuleInit(): Promise<void> {
    await this.collection.createIndex({ active: 1 });
  }

  async find(repId: string): Promise<Rep | undefined> {
    return (await this.collection.findOne({ _id: repId })) ?? undefined;
  }

  /** By id. */
  async page(after: string | undefined, limit: number): Promise<Rep[]> {
    const filter = after === undefined ? {} : { _id: { $gt: after } };
    return this.collection.find(filter).sort({ _id: 1 }).limit(limit).toArray();
  }

  /** The rep of this id: the one given, or the one that was there before, which stays as it is. */
  async add(rep: Rep): Promise<{ readonly rep: Rep; readonly added: boolean }> {
    const before = await this.collection.findOneAndUpdate(
      { _id: rep._id },
      { $setOnInsert: { name: rep.name, weight: rep.weight, active: rep.active } },
      { upsert: true, returnDocument: 'before' },
    );
    return before ? { rep: before, added: false } : { rep, added: true };
  }

  /** Undefined where there is no such rep. */
  async change(
    repId: string,
    change: Partial<Pick<Rep, 'name' | 'weight' | 'active'>>,
  ): Promise<Rep | undefined> {
    if (Object.keys(change).length === 0) return this.find(repId);
    const changed = await this.collection.findOneAndUpdate(
      { _id: repId },
      { $set: change },
      { returnDocument: 'after' },
    );
    return changed ?? undefined;
  }

  async isAnyActive(): Promise<boolean> {
    return (await this.collection.findOne({ active: true }, { projection: { _id: 1 } })) !== null;
  }

  async activeIn(work: Work): Promise<Rep[]> {
    return this.collection.find({ active: true }, { session: work.session }).toArray();
  }

  /** Those of the ids that are a rep's. */
  async knownIn(work: Work, repIds: readonly string[]): Promise<Set<string>> {
    if (repIds.length === 0) return new Set();
    const filter = { _id: { $in: [...new Set(repIds)] } };
    const options = { session: work.session, projection: { _id: 1 } };
    const found = await this.collection.find(filter, options).toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
