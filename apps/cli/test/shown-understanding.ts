import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPlaybook } from '@smarketing/playbook';
import { openTable } from '../src/import-file/open-table.js';
import { understandFile, type Understanding } from '../src/import-file/understand-file.js';
import { WatchedFile } from '../src/read-file/watched-file.js';
import { surveyTable } from '../src/recognise-columns/survey-table.js';
import { inWindows1252, salesforceCsv } from './crm-exports/salesforce-leads.ts';

/** How a German report of Salesforce with a footer is understood, under a name that does not change. */
export async function shownUnderstanding(): Promise<Understanding> {
  const folder = mkdtempSync(join(tmpdir(), 'smarketing-cli-'));
  try {
    const path = join(folder, 'leads.csv');
    writeFileSync(path, inWindows1252(salesforceCsv(400, 'de', 2)));
    const table = await openTable(await WatchedFile.at(path), {});
    const survey = await surveyTable(table);
    const { lists, calendars } = defaultPlaybook();
    const understood = understandFile(table, survey, {}, { lists, zone: calendars[0]!.zone });
    const { readAs } = table;
    const named = { path: 'leads.csv', readAs, remarks: () => table.remarks() };
    return { ...understood, table: named as typeof table };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
