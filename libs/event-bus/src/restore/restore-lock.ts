import { setTimeout as wait } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import { isDuplicateId } from '../change/run-transaction.js';

export const restoreLockCollection = 'bus_restore_lock';

interface Lock {
  _id: 'restore';
  holder: string;
  until: Date;
}

const beatEveryMs = 2_000;
/** Somebody else may go on when nothing was heard for so long, in milliseconds. */
const silenceMs = 10_000;

/** Of several instances that start at once, one brings the database up to the topics. */
export class RestoreLock {
  private readonly locks: Collection<Lock>;
  private beating: NodeJS.Timeout | undefined;

  constructor(
    db: Db,
    private readonly holder: string,
  ) {
    this.locks = db.collection<Lock>(restoreLockCollection);
  }

  /** Resolves when it is this instance's. */
  async take(signal: AbortSignal): Promise<void> {
    while (!(await this.tryToTake())) await wait(500, undefined, { signal });
    this.beating = setInterval(() => void this.tryToTake().catch(() => undefined), beatEveryMs);
  }

  async release(): Promise<void> {
    clearInterval(this.beating);
    await this.locks.deleteOne({ _id: 'restore', holder: this.holder });
  }

  private async tryToTake(): Promise<boolean> {
    const { holder } = this;
    const isFree = { $or: [{ $eq: ['$holder', holder] }, { $lt: ['$until', '$$NOW'] }] };
    const { matchedCount } = await this.locks.updateOne({ _id: 'restore', $expr: isFree }, [
      { $set: { holder: { $literal: holder }, until: { $add: ['$$NOW', silenceMs] } } },
    ]);
    return matchedCount > 0 || (await this.make());
  }

  /** Nobody has held it since it was released; the time is given with the first beat. */
  private async make(): Promise<boolean> {
    const lock: Lock = {
      _id: 'restore',
      holder: this.holder,
      until: new Date(Date.now() + silenceMs),
    };
    try {
      await this.locks.insertOne(lock);
      return true;
    } catch (error) {
      if (isDuplicateId(error)) return false;
      throw error;
    }
  }
}
