import { ImportStoppedError, ImportTakenOverError } from './import-halted.js';
import { UnusableHeaderError } from './read-csv-header.js';
import { UploadRefusedError } from './upload-refused.js';

/** What ended an upload, as its sender is told. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof UnusableHeaderError) return new UploadRefusedError('header', error.detail);
  if (error instanceof ImportStoppedError) {
    return new UploadRefusedError(
      'stopped',
      'The import was stopped. What is stored stays; send the same file again to resume.',
      [],
      { cause: error },
    );
  }
  if (error instanceof ImportTakenOverError) {
    return new UploadRefusedError(
      'taken-over',
      'Another upload of this import has taken over. Ask for its progress, then send the file again.',
      [],
      { cause: error },
    );
  }
  return error;
}
