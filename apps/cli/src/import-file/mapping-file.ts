import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import { isUntouched } from './mapping-text.js';

/** Where the mapping of a file is written: where its user is, which is not always where the file is. */
export function mappingFileOf(file: string): string {
  return `${basename(file)}.mapping.yaml`;
}

/** The text of a mapping that somebody has changed; undefined where there is none to keep. */
export async function editedMapping(path: string): Promise<string | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return isUntouched(text) ? undefined : text;
  } catch (error) {
    if (['ENOENT', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code!))
      return undefined;
    throw new UsageError(
      `${path} cannot be read, but the mapping belongs there. Move it out of the way.`,
      {
        cause: error,
      },
    );
  }
}

/** The mapping could not be kept. */
export class MappingNotWrittenError extends CommandError {
  constructor(
    readonly path: string,
    cause: NodeJS.ErrnoException,
  ) {
    super(exitCodes.failed, `The mapping ${path} cannot be written: ${reasonOf(cause)}`, { cause });
    this.name = 'MappingNotWrittenError';
  }
}

/** Whole or not at all: half a mapping would be taken for one that somebody has changed. */
export async function writeMapping(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, text, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new MappingNotWrittenError(path, error as NodeJS.ErrnoException);
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return 'the disk is full. Make room, or run the command in another directory.';
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return 'you may not write here. Run the command in a directory of your own.';
  }
  return `${message}. Run the command in another directory.`;
}
