import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import type { Table } from './table.js';

/** The file is none that leads can be read from: another one, or another form of it, is needed. */
export class UnusableFileError extends UsageError {
  constructor(
    readonly file: string,
    /** What is wrong and what to do, as it goes on after the name of the file. */
    readonly why: string,
    options?: ErrorOptions,
  ) {
    super(`${file} ${why}`, options);
    this.name = 'UnusableFileError';
  }
}

/** Why the table is none, and which other one of the file may be meant. */
export function unusableTable({ path, otherwise }: Table, why: string): UnusableFileError {
  return new UnusableFileError(path, otherwise === undefined ? why : `${why} ${otherwise}`);
}

/** The file is not the one any more that was looked at first. */
export class ChangedFileError extends CommandError {
  constructor(readonly file: string) {
    super(
      exitCodes.failed,
      `${file} changed while it was read. Run the same command again when nobody writes to it; what is stored is not stored twice.`,
    );
    this.name = 'ChangedFileError';
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check its name.',
  ENOTDIR: 'does not exist: a part of its path is not a directory. Check its name.',
  EACCES: 'may not be read by you. Change its permissions, or copy it.',
  EPERM: 'may not be read by you. Change its permissions, or copy it.',
  EISDIR: 'is a directory. Name a file in it.',
  ELOOP: 'is a link that leads back to itself. Check its name.',
  ENAMETOOLONG: 'has too long a name. Check it.',
  EIO: 'cannot be read: the disk reports an error. Copy the file to another disk.',
};

/** What the operating system has against the file, as a sentence. */
export function fileErrorOf(file: string, error: unknown): Error {
  if (error instanceof CommandError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const why = sentences[code ?? ''] ?? `cannot be read: ${message}.`;
  return new UnusableFileError(file, why, { cause: error });
}
