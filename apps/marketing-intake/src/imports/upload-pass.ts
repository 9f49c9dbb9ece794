import type { Readable } from 'node:stream';
import { firstDigest, nextDigest } from './chain-digest.js';
import { checkColumns } from './check-columns.js';
import type { ImportRecord, RecordReader } from './import-record.js';
import type { ImportDocument } from './import-status.js';
import { CsvReader } from './read-csv.js';
import type { Mapping } from './read-mapping.js';
import { NdjsonReader } from './read-ndjson.js';
import { readUpload } from './read-upload.js';
import { EventLoopSlice } from './event-loop-slice.js';
import { UploadRefusedError } from './upload-refused.js';

/** Rows are kept until so many, or so many characters of them, are together. */
const atOnce = { rows: 500, characters: 1_000_000 };

/** A row with the digest of the file up to it. */
export interface SentRow {
  readonly record: ImportRecord;
  readonly digest: string;
}

/** What becomes of the rows of an upload. */
export interface Taker<R> {
  /** Reads rows, while those before them are being stored. */
  read(sent: readonly SentRow[]): Promise<R>;
  /** Stores rows that follow those of the document; answers the document as it is then. */
  store(at: ImportDocument, read: R, isLast: boolean): Promise<ImportDocument>;
}

/** One pass over a file: skips the rows that are done already, and stores the others in chunks. */
export class UploadPass<R> {
  private digest: string;
  private storing: Promise<void> = Promise.resolve();

  constructor(
    private at: ImportDocument,
    private readonly mapping: Mapping,
    private readonly taker: Taker<R>,
  ) {
    this.digest = firstDigest([]);
  }

  /** When it is over, for whatever reason, nothing is being stored any longer. */
  async read(stream: Readable, isCalledOff: () => boolean): Promise<ImportDocument> {
    try {
      const rest = await this.readChunks(stream, isCalledOff);
      if (rest) await this.store(rest, true);
    } catch (error) {
      // What came of the rows before comes first.
      await this.storing;
      throw error;
    }
    await this.storing;
    return this.at;
  }

  /** Answers the last rows; undefined where the file was stored before. */
  private async readChunks(
    stream: Readable,
    isCalledOff: () => boolean,
  ): Promise<readonly SentRow[] | undefined> {
    const { rows: doneBefore, digest: digestBefore, completedAt } = this.at;
    let sent = 0;
    let chunk: SentRow[] = [];
    let characters = 0;
    const slice = new EventLoopSlice();
    for await (const records of readUpload(stream, this.recordReader())) {
      if (slice.isOver) await slice.next();
      for (const record of records) {
        if (slice.isOver) await slice.next();
        this.digest = nextDigest(this.digest, record);
        sent += 1;
        if (sent === doneBefore && this.digest !== digestBefore) throw otherFile();
        if (sent <= doneBefore) continue;
        if (completedAt) throw otherFile();
        chunk.push({ record, digest: this.digest });
        characters += record.text.length;
        if (chunk.length < atOnce.rows && characters < atOnce.characters) continue;
        if (isCalledOff()) throw draining();
        await this.store(chunk, false);
        chunk = [];
        characters = 0;
      }
    }
    if (sent < doneBefore) throw otherFile();
    return completedAt ? undefined : chunk;
  }

  /** Resolves when the rows are read and those before them stored. */
  private async store(chunk: readonly SentRow[], isLast: boolean): Promise<void> {
    const read = await this.taker.read(chunk);
    await this.storing;
    this.storing = this.taker.store(this.at, read, isLast).then((at) => {
      this.at = at;
    });
    // It is awaited before the next rows are stored, and at the end.
    this.storing.catch(() => undefined);
  }

  private recordReader(): RecordReader {
    if (this.at.format === 'ndjson') return new NdjsonReader();
    return new CsvReader(this.mapping.delimiter, (columns) => {
      checkColumns(this.mapping, columns);
      this.digest = firstDigest(columns);
    });
  }
}

function otherFile(): UploadRefusedError {
  return new UploadRefusedError(
    'other-file',
    'This is another file than the one this import began with. Send that one, or create a new import for this one.',
  );
}

function draining(): UploadRefusedError {
  return new UploadRefusedError(
    'draining',
    'The service is shutting down. Send the same file again shortly: what is stored is not stored twice.',
  );
}
