import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultPlaybook } from '@smarketing/playbook';
import { parse } from 'yaml';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hubspotCsv, hubspotRows } from './crm-exports/hubspot-contacts.ts';
import { inWindows1252, salesforceCsv } from './crm-exports/salesforce-leads.ts';
import { exitCodeOf, exitCodes } from '../src/exit-codes.js';
import type { Person } from '../src/import-file/ask.js';
import { formatOf } from '../src/import-file/import-format.js';
import { isUntouched } from '../src/import-file/mapping-text.js';
import { formatPace, Pace } from '../src/import-file/pace.js';
import { prepareImport, type Preparation } from '../src/import-file/prepare-import.js';
import { plainScreen } from '../src/terminal/screen.js';
import { WatchedFile } from '../src/read-file/watched-file.js';
import { fileOf } from './file-of.js';
import { workbookOf } from './write-workbook.js';

const { lists, calendars } = defaultPlaybook();
const nobody: Person = { isThere: false, ask: async () => expect.unreachable() };
const somebody = (...answers: string[]): Person => ({
  isThere: true,
  ask: async () => answers.shift() ?? '',
});

/** Prepares an import in the directory of its file, and tells all that was said. */
async function prepared(
  content: string | Buffer,
  options: Partial<Preparation> = {},
  name = 'leads.csv',
) {
  const path = await fileOf(content, name);
  const before = process.cwd();
  process.chdir(join(path, '..'));
  onTestFinished(() => process.chdir(before));
  const said: string[] = [];
  const again = async (more: Partial<Preparation> = {}) =>
    prepareImport({
      file: await WatchedFile.at(name),
      name,
      format: formatOf(name),
      hints: {},
      isAgreed: true,
      person: nobody,
      screen: plainScreen,
      playbook: async () => ({ lists, zone: calendars[0]!.zone }),
      say: (text) => said.push(text),
      ...options,
      ...more,
    });
  const mapping = async () => readFile(`${name}.mapping.yaml`, 'utf8');
  return { again, said, mapping };
}

const sameKeys = (table: object, keys: readonly string[]) =>
  Object.keys(table).toSorted().join('|') === keys.toSorted().join('|');

const few = 'Mail;Erstellt am\nanna@one.example;03/04/2026\n';

describe('a file without a mapping', () => {
  it('of HubSpot comes in by what was recognised', async () => {
    const { again, said, mapping } = await prepared(hubspotCsv(200));
    const { order, mappingFile } = await again();
    expect(order.mapping).toEqual({ ...parse(await mapping()), delimiter: ',' });
    expect(order.mapping).toMatchObject({
      dates: { occurredAt: 'yyyy-MM-dd HH:mm' },
      zone: 'Europe/Berlin',
      constants: { externalSystem: 'hubspot' },
      blank: { channel: 'unknown' },
      numbers: { 'profile.companySize': '.' },
      values: {
        'Original Source': { EMAIL_MARKETING: 'email', PAID_SOCIAL: 'paid_social' },
        'Country/Region': { Germany: 'DE' },
        Industry: { FINANCIAL_SERVICES: 'finance' },
        'Lifecycle Stage': { customer: 'customer', other: '' },
      },
    });
    expect(order.source.rows).toBe(200);
    expect(mappingFile).toBe('leads.csv.mapping.yaml');
    expect(said.join('\n')).toContain('No name in the playbook, counted as other');
  });

  it('of Salesforce in German too, without its footer', async () => {
    const { again, said } = await prepared(inWindows1252(salesforceCsv(200, 'de')));
    const { order, survey } = await again();
    expect(order.mapping).toMatchObject({
      dates: { occurredAt: 'dd.MM.yyyy HH:mm' },
      delimiter: ';',
      constants: { externalSystem: 'salesforce' },
      numbers: { 'profile.companySize': ',' },
      values: { Leadquelle: { Messe: 'event' }, Land: { Österreich: 'AT' } },
    });
    expect(survey?.rows).toBe(200);
    expect(survey?.footer?.lines).toHaveLength(5);
    expect(said.join('\n')).toContain('Below the table, left out: lines 203 to 207');
  });

  it('and its workbook is sent as the same rows', async () => {
    const rows = [...hubspotRows(50)];
    const { again } = await prepared(workbookOf({ sheets: { Contacts: rows } }), {}, 'leads.xlsx');
    const sheet = await sentOf((await again()).order.source.open());
    const csv = await prepared(hubspotCsv(50));
    const text = await sentOf((await csv.again()).order.source.open());
    const plain = (sent: string) => sent.replaceAll('"', '').replaceAll(/,{1,9}$/gm, '');
    expect(plain(sheet)).toBe(plain(text));
  });

  it('shows contact data on a terminal and nowhere else', async () => {
    for (const [person, isShown] of [
      [nobody, false],
      [somebody(), true],
    ] as const) {
      const { again, said } = await prepared(hubspotCsv(20), { person });
      await again();
      expect(said.join('\n').includes('@')).toBe(isShown);
    }
  });

  it('shows no contact data that stands where none belongs', async () => {
    const misplaced = ['anna@one.example', '0170 5550100', '+49 170 5550101'];
    const file =
      `Mail;Land;Quelle;${misplaced[1]};x\n` +
      misplaced.map((cell, n) => `p${n}@two.example;${cell};${cell};v;w\n`).join('') +
      `\nErstellt von: bo@one.example\n`;
    for (const person of [nobody, somebody()]) {
      const { again, said } = await prepared(file, { person });
      await again();
      const text = said.join('\n');
      for (const one of misplaced) expect(text.includes(one)).toBe(person.isThere);
      expect(text.includes('bo@one')).toBe(person.isThere);
      expect(text).toContain('Not understood, rows refused, 3 rows: ');
    }
  });

  it('takes a cell that stands for nothing as blank', async () => {
    const cells = ['-None-', 'n/a', '(none)', 'Hearsay'];
    const rows = cells.map((cell, n) => `p${n}@one.example;${cell};${cell}\n`).join('');
    const { again, said } = await prepared(`Mail;Branche;Abteilung\n${rows}`);
    const { mapping } = (await again()).order;
    const blank = { '-None-': '', 'n/a': '', '(none)': '' };
    expect(mapping['values']).toEqual({ Branche: blank, Abteilung: blank });
    expect(said.join('\n')).toMatch(/\(blank\) +3 +\(none\), -None-, n\/a/);
    expect(said.join('\n')).toContain('counted as other, 1 row: Hearsay (1)');
  });

  it('waits for a yes, and without one says the command that goes on', async () => {
    const { again, mapping } = await prepared(hubspotCsv(20), { isAgreed: false });
    for (const person of [nobody, somebody('no'), somebody('')]) {
      const refused = await again({ person }).catch((error: unknown) => error as Error);
      expect(exitCodeOf(refused)).toBe(exitCodes.usage);
      expect((refused as Error).message).toContain(
        'smarketing import leads leads.csv --mapping leads.csv.mapping.yaml',
      );
    }
    expect(isUntouched(await mapping())).toBe(true);
    expect((await again({ person: somebody('yes') })).order.name).toBe('leads.csv');
  });

  it('says the command that goes on for a file whose name begins as an option does', async () => {
    const { again } = await prepared(hubspotCsv(3), { isAgreed: false }, '-leads.csv');
    await expect(again()).rejects.toThrow(
      'smarketing import leads ./-leads.csv --mapping ./-leads.csv.mapping.yaml',
    );
  });

  it('does not steer the terminal, and names a long column in short', async () => {
    const { again, said } = await prepared(
      `Mail,Source,${'x'.repeat(5_000)}\na@one.example,\u202egnp.exe \u001b[2J,y\n`,
      { person: somebody() },
    );
    await again();
    expect(said.join('')).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}|x{81}/u);
    expect(said.join('')).toContain('gnp.exe');
  });

  it('asks which number is the month, or says how to say it', async () => {
    const { again } = await prepared(few);
    await expect(again()).rejects.toThrow(/--date-order dmy or --date-order mdy/);
    await expect(again({ person: somebody('x') })).rejects.toThrow(/--date-order/);
    expect((await again({ person: somebody('m') })).order.mapping['dates']).toEqual({
      occurredAt: 'MM/dd/yyyy',
    });
    const { order } = await again({ hints: { dateOrder: 'dmy' } });
    expect(order.mapping['dates']).toEqual({ occurredAt: 'dd/MM/yyyy' });
  });

  it('in which nobody could be known again is refused', async () => {
    const { again } = await prepared('Name;Land\nAnna;DE\n');
    await expect(again()).rejects.toThrow(/has no column of e-mail addresses/);
  });
});

describe('a mapping', () => {
  it('that somebody has edited is used and never written over', async () => {
    const { again, mapping } = await prepared(hubspotCsv(20));
    await again();
    const edited = (await mapping()).replace(
      'FINANCIAL_SERVICES: finance',
      'FINANCIAL_SERVICES: insurance',
    );
    await writeFile('leads.csv.mapping.yaml', edited);
    const { order } = await again();
    expect(order.mapping['values']).toMatchObject({
      Industry: { FINANCIAL_SERVICES: 'insurance' },
    });
    await expect(again({ hints: { zone: 'UTC' } })).rejects.toThrow(/has been edited/);
    expect(await mapping()).toBe(edited);
  });

  it('that nobody has edited is written anew', async () => {
    const { again, mapping } = await prepared(few, { hints: { dateOrder: 'dmy' } });
    await again();
    await again({ hints: { dateOrder: 'mdy' } });
    expect(await mapping()).toContain('MM/dd/yyyy');
  });

  it('that cannot be written is one sentence', async () => {
    const { again } = await prepared(hubspotCsv(20));
    const failed = await again({ file: await elsewhere() }).catch(
      (error: unknown) => error as Error,
    );
    expect((failed as Error).message).toMatch(/^The mapping .* cannot be written: .*directory\.$/);
    expect(exitCodeOf(failed)).toBe(exitCodes.failed);
  });

  it('keeps names and values of any letters', async () => {
    const header = 'Mail;"Land: #1";Branche';
    const { again, mapping } = await prepared(`${header}\na@one.example;Norway;"- {x}: [y]"\n`);
    const { order } = await again();
    expect(order.mapping['columns']).toMatchObject({ Mail: 'email' });
    expect(parse(await mapping())).toMatchObject({ zone: 'Europe/Berlin' });
  });

  it('takes no cell that may name a person', async () => {
    const cells = [
      'Germany',
      'Austria',
      'France',
      'Spain',
      'Italy',
      'call 030 5550100',
      'x@one.example',
    ];
    const rows = cells.map((cell, at) => `p${at}@one.example;${cell}`);
    const { again } = await prepared(`Mail;Land\n${rows.join('\n')}\n`);
    const { values } = (await again()).order.mapping as { values: Record<string, object> };
    expect(Object.keys(values['Land']!)).toEqual([
      'Austria',
      'France',
      'Germany',
      'Italy',
      'Spain',
    ]);
  });

  it.each([
    ['a column of words that the playbook lacks', 'Source', ['Hearsay', 'constructor'], undefined],
    ['a band of seven digits and more', 'Employees', ['5,001-10,000'], ['5,001-10,000']],
    ['a phone number among bands', 'Employees', ['0170 12-34567', '51-200'], ['51-200']],
    ['a hidden address', 'Land', ['anna (at) one.example', 'Nowhere'], ['Nowhere']],
    ['letters converted twice', 'Land', ['Ã\u0096sterreich', 'Nowhere'], ['Nowhere']],
    ['a name that no body may hold', 'Land', ['constructor', '__proto__', 'Nowhere'], ['Nowhere']],
    ['wide digits', 'Land', ['０１７０１２３４５６７', 'Nowhere'], ['Nowhere']],
  ])('has no entry that intake would refuse: %s', async (_what, column, cells, entries) => {
    const rows = cells.map((cell, at) => `p${at}@one.example;"${cell}"`);
    const { again } = await prepared(`Mail;${column}\n${rows.join('\n')}\n`);
    const { values = {} } = (await again()).order.mapping as {
      values?: Record<string, object> | null;
    };
    expect(values).toEqual(
      entries ? { [column]: expect.toSatisfy((table: object) => sameKeys(table, entries)) } : {},
    );
  });

  it('is needed for JSON', async () => {
    const { again } = await prepared('{"mail":"a@one.example"}\n', {}, 'leads.ndjson');
    await expect(again()).rejects.toThrow(/holds JSON.*--mapping/);
    const mapping = { path: 'm.yaml', text: 'columns: { mail: email }' };
    expect((await again({ mapping })).order).toMatchObject({
      format: 'ndjson',
      mapping: { columns: { mail: 'email' } },
    });
  });
});

describe('the pace of an import', () => {
  it('is told with the time that is left', () => {
    let now = 0;
    const pace = new Pace(() => now);
    expect(pace.of(0)).toBeUndefined();
    now = 10_000;
    expect(formatPace(20_000, 50_000, pace.of(20_000))).toBe(
      '20,000 of 50,000 rows, 2,000 a second, 15 s left',
    );
    now = 30_000;
    expect(formatPace(30_000, 500_000, pace.of(30_000))).toBe(
      '30,000 of 500,000 rows, 500 a second, 16 min left',
    );
    expect(formatPace(7, undefined, undefined)).toBe('7 rows');
  });
});

/** A file whose mapping would be put where no file can be. */
async function elsewhere(): Promise<WatchedFile> {
  const name = `${'x'.repeat(240)}.csv`;
  await writeFile(name, hubspotCsv(5));
  return WatchedFile.at(name);
}

async function sentOf(blocks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const block of blocks) all.push(block);
  return Buffer.concat(all).toString();
}
