import type { Readable } from 'node:stream';
import { firstDigest, nextDigest } from './chain-digest.js';
import { checkColumns } from './check-columns.js';
import type { ImportRecord, RecordReader } from './import-record.js';
import type { ImportDocument } from './import-status.js';
import { CsvReader } from './read-csv.js';
import type { Mapping } from './read-mapping.js';
import { NdjsonReader } from './read-ndjson.js';
import { readUpload } from './read-upload.js';
import { Turn } from './turn.js';
import { UploadRefusedError } from './upload-refused.js';

/** Rows are kept until so many, or so many characters of them, are together. */
const atOnce = { rows: 500, characters: 1_000_000 };

/** A row with the digest of the file up to it. */
export interface SentRow {
  readonly record: ImportRecord;
  readonly digest: string;
}

/** Stores rows that follow those of the document; answers the document as it is then. */
export type Store = (
  at: ImportDocument,
  sent: readonly SentRow[],
  isLast: boolean,
) => Promise<ImportDocument>;

/** One pass over a file: skips the rows that are done already, and stores the others in chunks. */
export class UploadPass {
  private digest: string;

  constructor(
    private at: ImportDocument,
    private readonly mapping: Mapping,
    private readonly store: Store,
  ) {
    this.digest = firstDigest([]);
  }

  async read(stream: Readable, isCalledOff: () => boolean): Promise<ImportDocument> {
    const { rows: doneBefore, digest: digestBefore, completedAt } = this.at;
    let sent = 0;
    let chunk: SentRow[] = [];
    let characters = 0;
    const turn = new Turn();
    for await (const records of readUpload(stream, this.recordReader())) {
      if (turn.isOver) await turn.next();
      for (const record of records) {
        if (turn.isOver) await turn.next();
        this.digest = nextDigest(this.digest, record);
        sent += 1;
        if (sent === doneBefore && this.digest !== digestBefore) throw otherFile();
        if (sent <= doneBefore) continue;
        if (completedAt) throw otherFile();
        chunk.push({ record, digest: this.digest });
        characters += record.text.length;
        if (chunk.length < atOnce.rows && characters < atOnce.characters) continue;
        if (isCalledOff()) throw draining();
        this.at = await this.store(this.at, chunk, false);
        chunk = [];
        characters = 0;
      }
    }
    if (sent < doneBefore) throw otherFile();
    return completedAt ? this.at : this.store(this.at, chunk, true);
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
