import type { Readable } from 'node:stream';
import { firstDigest, nextDigest } from './chain-digest.js';
import { checkColumns } from './check-columns.js';
import type { ImportRecord, RecordReader } from './import-record.js';
import type { ImportDocument } from './import-status.js';
import { CsvReader } from './read-csv.js';
import { readMapping, type Mapping } from './read-mapping.js';
import { NdjsonReader } from './read-ndjson.js';
import { RowReader } from './read-row.js';
import { readUpload } from './read-upload.js';
import { UploadRefusedError } from './upload-refused.js';

const rowsAtOnce = 500;

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
    private readonly store: Store,
  ) {
    this.digest = firstDigest([]);
  }

  async read(stream: Readable, isCalledOff: () => boolean): Promise<ImportDocument> {
    const { rows: doneBefore, digest: digestBefore, completedAt } = this.at;
    let sent = 0;
    let chunk: SentRow[] = [];
    for await (const records of readUpload(stream, this.recordReader())) {
      for (const record of records) {
        this.digest = nextDigest(this.digest, record);
        sent += 1;
        if (sent === doneBefore && this.digest !== digestBefore) throw otherFile();
        if (sent <= doneBefore) continue;
        if (completedAt) throw otherFile();
        chunk.push({ record, digest: this.digest });
        if (chunk.length < rowsAtOnce) continue;
        if (isCalledOff()) throw draining();
        this.at = await this.store(this.at, chunk, false);
        chunk = [];
      }
    }
    if (sent < doneBefore) throw otherFile();
    return completedAt ? this.at : this.store(this.at, chunk, true);
  }

  private recordReader(): RecordReader {
    if (this.at.format === 'ndjson') return new NdjsonReader();
    const mapping = mappingOf(this.at);
    return new CsvReader(mapping.delimiter, (columns) => {
      checkColumns(mapping, columns);
      this.digest = firstDigest(columns);
    });
  }
}

function mappingOf(document: ImportDocument): Mapping {
  const { mapping } = readMapping(JSON.parse(document.mapping) as Record<string, unknown>);
  if (!mapping) throw new Error(`The mapping of import ${document._id} was stored unchecked.`);
  return mapping;
}

export function rowReaderOf(document: ImportDocument): RowReader {
  return new RowReader(mappingOf(document));
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
