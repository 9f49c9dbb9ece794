import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ConcurrentChangeError, SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import type { Turn } from './take-turns.js';

/** Whose turn it is, for all instances of the service. */
export interface Rotation {
  readonly _id: 'rotation';
  readonly version: number;
  readonly turns: readonly Turn[];
}

const _id = 'rotation';

@Injectable()
export class RotationRepository implements OnModuleInit {
  private readonly collection: mongo.Collection<Rotation>;

  constructor(@Inject(SERVICE_DATABASE) db: mongo.Db) {
    this.collection = db.collection<Rotation>('rotation');
  }

  async onModuleInit(): Promise<void> {
    const first = { $setOnInsert: { version: 0, turns: [] } };
    await this.collection.updateOne({ _id }, first, { upsert: true });
  }

  async load({ session }: Work): Promise<Rotation> {
    return (await this.collection.findOne({ _id }, { session }))!;
  }

  /** Throws where another instance moved the rotation since it was loaded: the work is redone then. */
  async save({ session }: Work, { version }: Rotation, turns: readonly Turn[]): Promise<void> {
    const { matchedCount } = await this.collection.updateOne(
      { _id, version },
      { $set: { turns, version: version + 1 } },
      { session },
    );
    if (matchedCount === 0) throw new ConcurrentChangeError(_id);
  }
}
