import { Injectable } from '@nestjs/common';
import { ConcurrentChangeError, type Work } from '@smarketing/event-bus';
import { Rotation, type Turn } from './rotation.schema.js';

const _id = 'rotation';

@Injectable()
export class RotationRepository {
  async load(work: Work): Promise<Rotation> {
    const known = await work.collection(Rotation).findOne({ _id }, { session: work.session });
    return known ?? { _id, version: 0, turns: [] };
  }

  /** Throws where another instance moved the rotation since it was loaded: the work is redone then. */
  async save(work: Work, { version }: Rotation, turns: readonly Turn[]): Promise<void> {
    const { matchedCount, upsertedCount } = await work
      .collection(Rotation)
      .updateOne(
        { _id, version },
        { $set: { turns, version: version + 1 } },
        { session: work.session, upsert: version === 0 },
      );
    if (matchedCount + upsertedCount === 0) throw new ConcurrentChangeError(_id);
  }
}
