import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@smarketing/event-bus';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { readCapture } from '../capture/read-capture.js';
import { CaptureTrial, TrialCaptures } from '../capture/trial-captures.provider.js';
import type { ImportDocument } from './import-status.js';
import { mappingOf } from './mapping-of-import.js';
import { refusalOf } from './refusal-of-upload.js';
import { RowReader } from './read-row.js';
import { readRows, type ReadSentRow } from './read-rows.js';
import { TrialFindings, type TrialResult } from './trial-findings.js';
import { UploadPass, type SentRow, type Taker } from './upload-pass.js';
import { UploadRefusedError } from './upload-refused.js';

/** What a trial has found stays in memory until its end: some 80 MB for as many rows. */
export const mostTrialRows = 100_000;

/** Tells what a file would come to. Reads all that an import reads, and writes nothing. */
@Injectable()
export class ImportTrials {
  private isBusy = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: TrialCaptures,
    private readonly terms: CurrentTerms,
  ) {}

  /** Throws UploadRefusedError. One at a time in a process, for the memory that it takes. */
  async run(document: ImportDocument, stream: Readable): Promise<TrialResult> {
    if (this.isBusy) throw busy();
    this.isBusy = true;
    const trial = new CaptureTrial();
    const findings = new TrialFindings();
    try {
      const mapping = mappingOf(document);
      const rows = new RowReader(mapping);
      const taker: Taker<ReadSentRow[]> = {
        read: (sent) => this.readRows(rows, sent),
        store: async (at, read) => {
          if (findings.rows + read.length > mostTrialRows) throw tooLong();
          await this.add(read, trial, findings);
          return { ...at, rows: findings.rows };
        },
      };
      await new UploadPass(document, mapping, taker).read(stream, () => false);
      return findings.result();
    } catch (error) {
      throw refusalOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  private async readRows(rows: RowReader, sent: readonly SentRow[]): Promise<ReadSentRow[]> {
    const terms = await this.terms.load();
    return readRows(sent, rows, (row) => readCapture(row, 'import', terms));
  }

  private async add(
    read: readonly ReadSentRow[],
    trial: CaptureTrial,
    findings: TrialFindings,
  ): Promise<void> {
    const commands = read.flatMap(({ command }) => (command ? [command] : []));
    const captured = await this.unitOfWork.run(async (work) =>
      this.captures.tryAll(work, commands, trial),
    );
    findings.add(read, captured);
  }
}

function busy(): UploadRefusedError {
  return new UploadRefusedError(
    'trial-running',
    'Another dry run is under way. Send the file again when it has ended.',
  );
}

function tooLong(): UploadRefusedError {
  return new UploadRefusedError(
    'trial-too-long',
    `A dry run reads up to ${mostTrialRows.toLocaleString('en')} rows, and the file has more. Try a part of it: an import itself may have any number.`,
  );
}
