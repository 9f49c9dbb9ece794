import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import type { Binary, Db } from 'mongodb';
import { ContactSeal } from '../vault/seal-contact.js';
import { ImportStoppedError, ImportTakenOverError } from './import-halted.js';
import type { ImportCounts, ImportDocument, RowError } from './import-status.js';

/** One that an earlier version stored has the column in place of the field. */
type ErrorDocument = (RowError | (Omit<RowError, 'field'> & { column: string | null })) & {
  _id: string;
  importId: string;
};

/** What people typed: the names of the import and of columns, and values. */
type Typed = Pick<ImportDocument, 'name' | 'mapping'>;

/** One that an earlier version stored is not sealed. */
type StoredImport = Omit<ImportDocument, keyof Typed> &
  (Typed | { sealed: Binary | Buffer; key: Binary | Buffer });

/** Where in the file an upload is, as it is stored with the rows. */
export interface Checkpoint extends ImportCounts {
  readonly digest: string;
  readonly isCompleted: boolean;
}

/** How long an upload whose process died holds up the next one, in milliseconds. */
export const leaseMilliseconds = 5_000;

const expiry = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: leaseMilliseconds } };

@Injectable()
export class ImportRepository implements OnModuleInit {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly seal: ContactSeal,
  ) {}

  /** Collection first: a transaction that had to create one would hold everybody up. */
  async onModuleInit(): Promise<void> {
    await this.db.createCollection('imports').catch((error: unknown) => {
      if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
    });
    await this.errors().createIndex({ importId: 1, _id: 1 });
    await this.imports().createIndex(
      { likeness: 1, _id: 1 },
      { partialFilterExpression: { likeness: { $exists: true } } },
    );
    await this.imports().createIndex({ dryRunUntil: 1 }, { expireAfterSeconds: 0 });
  }

  /** What people typed is sealed as contact data is, under a key of its own. */
  async create({ session }: Work, { name, mapping, ...document }: ImportDocument): Promise<void> {
    const dataKey = this.seal.newDataKey();
    const key = this.seal.wrap(document._id, dataKey);
    const sealed = this.seal.seal(document._id, dataKey, { name, mapping });
    await this.imports().insertOne({ ...document, sealed, key }, { session });
  }

  async find(importId: string): Promise<ImportDocument | undefined> {
    return this.opened(await this.imports().findOne({ _id: importId }));
  }

  /** At most `limit` imports before the one with the id `before`, the newest first; dry runs are none. */
  async list(before: string | undefined, limit: number): Promise<ImportDocument[]> {
    const found = await this.imports()
      .find({ dryRunUntil: { $exists: false }, ...(before && { _id: { $lt: before } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return found.map((stored) => this.opened(stored)!);
  }

  /** The newest import of this likeness that has begun and is not completed. */
  async findBegun(likeness: string): Promise<ImportDocument | undefined> {
    const begun = { startedAt: { $exists: true }, completedAt: { $exists: false } };
    const newest = { sort: { _id: -1 } } as const;
    return this.opened(await this.imports().findOne({ likeness, ...begun }, newest));
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
      .collection<StoredImport>('imports')
      .updateOne(
        { _id, rows, 'lease.epoch': lease.epoch },
        [{ $set: { ...checkpoint, ...completed, 'lease.expiresAt': expiry } }],
        { session: work.session },
      );
    if (moved.matchedCount !== 1) throw await this.whyNotMoved(_id, lease.epoch);
    if (failures.length === 0) return;
    await work.collection<ErrorDocument>('import_errors').insertMany(
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
    return this.errors()
      .find({ importId, ...(after && { _id: { $gt: after } }) })
      .sort({ importId: 1, _id: 1 })
      .limit(limit)
      .toArray();
  }

  private async whyNotMoved(_id: string, epoch: number): Promise<Error> {
    const stopped = await this.imports().findOne({ _id, stoppedEpoch: epoch });
    return stopped ? new ImportStoppedError(_id) : new ImportTakenOverError(_id);
  }

  private opened(stored: StoredImport | null): ImportDocument | undefined {
    if (!stored) return undefined;
    if (!('sealed' in stored)) return stored;
    const { sealed, key, ...document } = stored;
    const dataKey = this.seal.unwrap(stored._id, bytesOf(key));
    return { ...document, ...this.seal.open<Typed>(stored._id, dataKey, bytesOf(sealed)) };
  }

  private imports() {
    return this.db.collection<StoredImport>('imports');
  }

  private errors() {
    return this.db.collection<ErrorDocument>('import_errors');
  }
}

/** Sorts as the rows do. */
function idOf(importId: string, row: number, index: number): string {
  return `${importId}/${String(row).padStart(12, '0')}/${String(index).padStart(4, '0')}`;
}

function bytesOf(stored: Binary | Buffer): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
