import { setTimeout as wait } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork, causeOfOneOfMany, causeOfRequest, type Act } from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import { CaptureQueue } from '../capture/capture-queue.provider.js';
import { outcomesOf, type Captured } from '../capture/captured.js';
import { Captures } from '../capture/captures.provider.js';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { readCapture } from '../capture/read-capture.js';
import { isolateFaults } from '../commit/isolate-faults.js';
import { restAfter } from './give-way.js';
import type { ImportDocument } from './import-status.js';
import { ImportRepository, leaseMilliseconds } from './import.repository.js';
import { mappingOf } from './mapping-of-import.js';
import { refusalOf } from './refusal-of-upload.js';
import { RowReader } from './read-row.js';
import { readRows, type ReadSentRow } from './read-rows.js';
import { tally } from './tally-rows.js';
import { UploadRefusedError } from './upload-refused.js';
import { UploadPass, type SentRow, type Taker } from './upload-pass.js';

/**
 * Stores the rows of uploads. Each chunk of rows is one transaction, with its leads, its row errors
 * and the checkpoint: an upload that breaks off, at whatever byte, goes on there exactly once.
 */
@Injectable()
export class ImportRunner implements OnModuleDestroy {
  private isDraining = false;

  constructor(
    private readonly imports: ImportRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
    private readonly terms: CurrentTerms,
    private readonly live: CaptureQueue,
  ) {}

  onModuleDestroy(): void {
    this.isDraining = true;
  }

  /** Throws UploadRefusedError. Nothing of the upload is read before it is this one's turn. */
  async run(importId: string, stream: Readable): Promise<ImportDocument> {
    const claimed = await this.claim(importId);
    const { epoch } = claimed.lease;
    const renewal = setInterval(() => {
      this.imports.renew(importId, epoch).catch((error: unknown) => {
        logger.warn({ err: error, importId }, 'The lease of an import could not be renewed.');
      });
    }, leaseMilliseconds / 3);
    try {
      const mapping = mappingOf(claimed);
      const rows = new RowReader(mapping);
      const taker: Taker<ReadSentRow[]> = {
        read: (sent) => this.readRows(rows, sent),
        store: (at, read, isLast) => this.storeAndGiveWay(at, read, isLast),
      };
      return await new UploadPass(claimed, mapping, taker).read(stream, () => this.isDraining);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      clearInterval(renewal);
      await this.imports.release(importId, epoch);
    }
  }

  /** An upload whose process died holds its lease a little longer: wait for that, for no living one. */
  private async claim(importId: string): Promise<ImportDocument> {
    const held = (await this.imports.find(importId))?.lease.expiresAt;
    for (const deadline = Date.now() + leaseMilliseconds + 1_000; Date.now() < deadline;) {
      const claimed = await this.imports.claim(importId);
      if (claimed) return claimed;
      const now = (await this.imports.find(importId))?.lease.expiresAt;
      if (now?.getTime() !== held?.getTime()) break;
      await wait(100);
    }
    throw new UploadRefusedError(
      'running',
      'Another upload of this import is under way. Wait until it has ended.',
    );
  }

  private async readRows(rows: RowReader, sent: readonly SentRow[]): Promise<ReadSentRow[]> {
    const terms = await this.terms.load();
    return readRows(sent, rows, (row) => readCapture(row, 'import', terms));
  }

  private async storeAndGiveWay(
    at: ImportDocument,
    read: readonly ReadSentRow[],
    isLast: boolean,
  ): Promise<ImportDocument> {
    const began = performance.now();
    const done = await this.store(at, read, isLast);
    const rest = restAfter(performance.now() - began, this.live.sinceLast());
    if (rest > 0 && !isLast && !this.isDraining) await wait(rest);
    return done;
  }

  private async store(
    at: ImportDocument,
    read: readonly ReadSentRow[],
    isLast: boolean,
  ): Promise<ImportDocument> {
    let done = at;
    const commit = async (part: readonly ReadSentRow[]) => {
      const commands = part.flatMap(({ command }) =>
        command ? [{ ...command, importId: at._id, cause: causeOfRow(at) }] : [],
      );
      const isCompleted = isLast && done.rows + part.length === at.rows + read.length;
      done = await this.unitOfWork.run(async (work) => {
        const captured: readonly Captured[] = await this.captures.captureAll(work, commands);
        const { counts, errors } = tally(done, part, captured);
        work.record(
          uploadOf(at, { ...outcomesOf(captured), failed: part.length - captured.length }),
        );
        const checkpoint = { ...counts, digest: part.at(-1)?.digest ?? done.digest };
        await this.imports.advance(work, done, { ...checkpoint, isCompleted }, errors);
        return { ...done, ...checkpoint, ...(isCompleted && { completedAt: new Date() }) };
      }, bulk);
    };
    if (read.length === 0) await commit([]);
    await isolateFaults(read, commit, async ({ command: _command, ...row }, error) => {
      logger.error({ err: error, importId: at._id, row: row.row }, 'A row could not be stored.');
      await commit([{ ...row, errors: [{ field: null, why: notStored }] }]);
    });
    return done;
  }
}

const bulk = { lane: 'bulk' } as const;
const notStored =
  'The row could not be stored, though it is well-formed: import it again, and report it if that fails.';

/** A trace is a lead's: what ties the rows together is the import. */
function causeOfRow({ _id: correlationId }: ImportDocument) {
  return causeOfOneOfMany({ ...causeOfRequest(), correlationId });
}

/** One act, however many transactions: uploads of an import stand behind its creation. */
function uploadOf({ _id, lease }: ImportDocument, counts: Record<string, number>): Act {
  return { id: `${_id}/${lease.epoch}`, act: 'import.upload', on: `import/${_id}`, counts };
}
