import type { Lists } from '@smarketing/playbook';
import { mappingOfLines, openFile, type FileToRead } from './open-file.js';
import { understandFile } from './understand-file.js';

const noLists: Lists = { channel: [], industry: [], department: [] };

/**
 * Whether leads can be read from a file, where no system runs that could be asked: its words are not
 * looked up. Answers its rows where they are counted. Throws what an import of it would.
 */
export async function checkFile(wanted: FileToRead): Promise<number | undefined> {
  if (wanted.format === 'ndjson') {
    mappingOfLines(wanted);
    return undefined;
  }
  const { mapping, table, survey } = await openFile(wanted);
  if (!mapping) understandFile(table, survey, wanted.hints, { lists: noLists, zone: 'UTC' });
  return survey.rows;
}
