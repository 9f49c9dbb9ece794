import { readFile, stat } from 'node:fs/promises';
import { InvalidPlaybookError, parsePlaybook, type Playbook } from '@smarketing/playbook';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';

/** A larger file is not read at all. */
const mostBytes = 1024 * 1024;

export interface PlaybookFile {
  readonly playbook: Playbook;
  /** As it stands in the file, with its comments. */
  readonly text: string;
  /** The version that the file was made from, where its first line says so, as `playbook show` writes it. */
  readonly after: number | undefined;
}

/** Throws where there is no such file, or no playbook in it, with every problem and its line. */
export async function readPlaybookFile(path: string): Promise<PlaybookFile> {
  const text = await textOf(path);
  const version = /^\uFEFF?# Playbook version (\d{1,9})\s*$/m.exec(text.slice(0, 200))?.[1];
  try {
    const playbook = parsePlaybook(text);
    return { playbook, text, after: version === undefined ? undefined : Number(version) };
  } catch (error) {
    if (!(error instanceof InvalidPlaybookError)) throw error;
    throw new CommandError(exitCodes.usage, `${path}: ${error.message}`, { cause: error });
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes)
      throw new UsageError(`${path} is not a playbook: it has more than 256 KB.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = (error as Error).message;
    throw new UsageError(`The file ${path} cannot be read: ${why}`, { cause: error });
  }
}
