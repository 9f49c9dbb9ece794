import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WatchedFile } from '../src/read-file/watched-file.js';
import { openTable, type TableOptions } from '../src/import-file/open-table.js';
import { surveyTable } from '../src/recognise-columns/survey-table.js';
import { writeRows } from '../src/read-file/write-rows.js';

/** A directory that is gone when the test has ended. */
export async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'smarketing-cli-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

export async function fileOf(content: string | Buffer, name = 'leads.csv'): Promise<string> {
  const path = join(await directory(), name);
  await writeFile(path, content);
  return path;
}

/** A file as it is understood and sent. */
export async function readingOf(content: string | Buffer, options: TableOptions = {}) {
  const file = await WatchedFile.at(await fileOf(content));
  const table = await openTable(file, options);
  const survey = await surveyTable(table);
  const blocks: Buffer[] = [];
  for await (const block of writeRows(table, survey)) blocks.push(block);
  const bytes = Buffer.concat(blocks);
  return { file, table, survey, bytes, sent: bytes.toString('utf8') };
}
