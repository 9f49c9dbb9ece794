import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Work } from '@smarketing/event-bus';
import type { Binary, ClientSession, Collection } from 'mongodb';
import type { Model } from 'mongoose';
import { ContactSeal } from '../vault/seal-contact.js';
import { ImportError, StoredImport } from './import.schema.js';
import { ImportStoppedError, ImportTakenOverError } from './import-halted.js';
import type { ImportCounts, ImportDocument, RowError } from './import-status.js';

/** What people typed: the names of the import and of columns, and values. */
type Typed = Pick<ImportDocument, 'name' | 'mapping'>;

/** Where in the file an upload is, as it is stored with the rows. */
export interface Checkpoint extends ImportCounts {
  readonly digest: string;
  readonly isCompleted: boolean;
}

/** How long an upload whose process died holds up the next one, in milliseconds. */
export const leaseMilliseconds = 5_000;

const expiry = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: leaseMilliseconds } };

@Injectable()
export class ImportRepository {
  constructor(
    @InjectModel(StoredImport.name) private readonly stored: Model<StoredImport>,
    @InjectModel(ImportError.name) private readonly errors: Model<ImportError>,
    private readonly seal: ContactSeal,
  ) {}

  /** What people typed is sealed as contact data is, under a key of its own. */
  async create({ session }: Work, { name, mapping, ...document }: ImportDocument): Promise<void> {
    const dataKey = this.seal.newDataKey();
    const key = this.seal.wrap(document._id, dataKey);
    const sealed = this.seal.seal(document._id, dataKey, { name, mapping });
    await this.imports().insertOne({ ...document, sealed, key }, { session });
  }

  async find(importId: string, session?: ClientSession): Promise<ImportDocument | undefined> {
    return this.opened(
      await this.stored
        .findById(importId)
        .session(session ?? null)
        .lean(),
    );
  }

  /** At most `limit` imports before the one with the id `before`, the newest first; dry runs are none. */
  async list(before: string | undefined, limit: number): Promise<ImportDocument[]> {
    const found = await this.stored
      .find({ dryRunUntil: { $exists: false }, ...(before && { _id: { $lt: before } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .lean();
    return found.map((stored) => this.opened(stored)!);
  }

  /** The newest import of this likeness that has begun and is not completed. */
  async findBegun(likeness: string): Promise<ImportDocument | undefined> {
    const begun = { startedAt: { $exists: true }, completedAt: { $exists: false } };
    const newest = this.stored.findOne({ likeness, ...begun }).sort({ _id: -1 });
    return this.opened(await newest.lean());
  }

  /**
   * Takes the lease from whoever holds it, so that nothing more is stored; answers how the import
   * stands for good until a file is sent again. Undefined where there is none.
   */
  async stop({ session }: Work, importId: string): Promise<ImportDocument | undefined> {
    const isHeld = { $gt: ['$lease.expiresAt', '$$NOW'] };
    const stopped = await this.imports().findOneAndUpdate(
      { _id: importId },
      [
        {
          $set: {
            stoppedEpoch: { $cond: [isHeld, '$lease.epoch', '$stoppedEpoch'] },
            lease: { epoch: { $add: ['$lease.epoch', 1] }, expiresAt: '$$NOW' },
            startedAt: { $cond: [{ $gt: ['$rows', 0] }, '$startedAt', '$$REMOVE'] },
          },
        },
      ],
      { session, returnDocument: 'after' },
    );
    return this.opened(stopped);
  }

  async remove(importId: string): Promise<void> {
    await this.imports().deleteOne({ _id: importId });
  }

  /** Takes the lease if nobody holds it, by the server's clock; undefined where somebody does. */
  async claim(importId: string): Promise<ImportDocument | undefined> {
    const lease = { epoch: { $add: ['$lease.epoch', 1] }, expiresAt: expiry };
    const started = { $ifNull: ['$startedAt', '$$NOW'] };
    const claimed = await this.imports().findOneAndUpdate(
      { _id: importId, $expr: { $lte: ['$lease.expiresAt', '$$NOW'] } },
      [{ $set: { lease, startedAt: started } }],
      { returnDocument: 'after' },
    );
    return this.opened(claimed);
  }

  async renew(importId: string, epoch: number): Promise<void> {
    await this.imports().updateOne({ _id: importId, 'lease.epoch': epoch }, [
      { $set: { 'lease.expiresAt': expiry } },
    ]);
  }

  async release(importId: string, epoch: number): Promise<void> {
    await this.imports().updateOne({ _id: importId, 'lease.epoch': epoch }, [
      {
        $set: {
          'lease.expiresAt': '$$NOW',
          startedAt: { $cond: [{ $gt: ['$rows', 0] }, '$startedAt', '$$REMOVE'] },
        },
      },
    ]);
  }

  /**
   * Moves the import on, within the transaction that stores the rows. Throws where another upload
   * has taken over, or has stored these rows before.
   */
  async advance(
    work: Work,
    { _id, rows, lease }: ImportDocument,
    { isCompleted, ...checkpoint }: Checkpoint,
    failures: readonly RowError[],
  ): Promise<void> {
    const completed = isCompleted ? { completedAt: '$$NOW' } : {};
    const moved = await work
      .collection(StoredImport)
      .updateOne(
        { _id, rows, 'lease.epoch': lease.epoch },
        [{ $set: { ...checkpoint, ...completed, 'lease.expiresAt': expiry } }],
        { session: work.session },
      );
    if (moved.matchedCount !== 1) throw await this.whyNotMoved(_id, lease.epoch);
    if (failures.length === 0) return;
    await work.collection(ImportError).insertMany(
      failures.map((failure, index) => ({
        _id: idOf(_id, failure.row, index),
        importId: _id,
        ...failure,
      })),
      { session: work.session },
    );
  }

  /** At most `limit` errors after the one with the id `after`, in the order of the rows. */
  async listErrors(importId: string, after: string | undefined, limit: number) {
    return this.errors
      .find({ importId, ...(after && { _id: { $gt: after } }) })
      .sort({ importId: 1, _id: 1 })
      .limit(limit)
      .lean();
  }

  private async whyNotMoved(_id: string, epoch: number): Promise<Error> {
    const stopped = await this.imports().findOne({ _id, stoppedEpoch: epoch });
    return stopped ? new ImportStoppedError(_id) : new ImportTakenOverError(_id);
  }

  private opened(stored: StoredImport | null): ImportDocument | undefined {
    if (!stored) return undefined;
    const { sealed, key, ...document } = stored;
    if (!sealed || !key) return document as ImportDocument;
    const dataKey = this.seal.unwrap(stored._id, bytesOf(key));
    return { ...document, ...this.seal.open<Typed>(stored._id, dataKey, bytesOf(sealed)) };
  }

  /** Leases are taken and moved on by the clock of the database, which a model would cast. */
  private imports(): Collection<StoredImport> {
    return this.stored.collection as unknown as Collection<StoredImport>;
  }
}

/** Sorts as the rows do. */
function idOf(importId: string, row: number, index: number): string {
  return `${importId}/${String(row).padStart(12, '0')}/${String(index).padStart(4, '0')}`;
}

function bytesOf(stored: Binary | Buffer): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
