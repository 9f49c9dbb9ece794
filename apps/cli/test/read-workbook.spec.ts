import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfNumber } from '../src/read-workbook/cell-text.js';
import { kindOfFormat } from '../src/read-workbook/read-styles.js';
import { understandFile } from '../src/import-file/understand-file.js';
import { readingOf } from './file-of.js';
import {
  workbookOf,
  workbookParts,
  zipOf,
  type WrittenCell,
  type WrittenWorkbook,
} from './write-workbook.js';

async function sentOf(book: WrittenWorkbook, sheet?: string): Promise<string> {
  return (await readingOf(workbookOf(book), { sheet })).sent;
}

/** What a cell comes out as, under a header. */
async function cellOf(cell: WrittenCell, book: Partial<WrittenWorkbook> = {}): Promise<string> {
  const sent = await sentOf({
    sheets: {
      Leads: [
        ['a', 'b'],
        ['x', cell],
      ],
    },
    ...book,
  });
  return sent.split('\n')[1]!.replace(/^x,?/, '');
}

describe('a workbook is read as it looks', () => {
  const rows = [
    ['Name', 'Mail', 'Äußerung'],
    ['Müller, "Max"', 'max@one.example', 'a & b < c'],
    [],
    ['Bo', 'bo@one.example', ''],
  ];

  it.each([false, true])('with texts in its cells: %s', async (hasInlineTexts) => {
    expect(await sentOf({ sheets: { Leads: rows }, hasInlineTexts })).toBe(
      'Name,Mail,Äußerung\n"Müller, ""Max""",max@one.example,a & b < c\n\nBo,bo@one.example\n',
    );
  });

  it.each<[string, WrittenCell, string]>([
    ['an id keeps its digits', 12_345_678_901, '12345678901'],
    ['also with an exponent', { xml: '<c><v>1.2345678901E10</v></c>' }, '12345678901'],
    ['also where they are many', { xml: '<c><v>1.23E+20</v></c>' }, '123000000000000000000'],
    ['a number', { xml: '<c><v>0.30000000000000004</v></c>' }, '0.3'],
    ['a small number', { xml: '<c><v>1E-7</v></c>' }, '0.0000001'],
    ['true', { xml: '<c t="b"><v>1</v></c>' }, 'true'],
    ['an error', { xml: '<c t="e"><v>#REF!</v></c>' }, ''],
    ['a formula by its value', { xml: '<c t="str"><f>A1&amp;"x"</f><v>value</v></c>' }, 'value'],
    ['a formula of a number', { xml: '<c><f>1+1</f><v>2</v></c>' }, '2'],
    ['a date as text', { xml: '<c t="d"><v>2026-03-18T13:55:00</v></c>' }, '2026-03-18T13:55:00'],
    [
      'a text with several fonts, without how it is read',
      {
        xml: '<c t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh><t>とう</t></rPh></is></c>',
      },
      '東京',
    ],
    [
      'a character that XML has not',
      { xml: '<c t="inlineStr"><is><t>a_x000D_b_x005F_c</t></is></c>' },
      'a b_c',
    ],
    ['a character as data', { xml: '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>' }, 'a<b'],
    ['an empty cell', { xml: '<c s="1"/>' }, ''],
  ])('%s', async (_what, cell, text) => {
    expect(await cellOf(cell)).toBe(text);
  });

  it.each<[string | number, number, string]>([
    [14, 46_099, '2026-03-18'],
    [22, 46_099.5798611111, '2026-03-18T13:55:00'],
    ['dd.mm.yyyy hh:mm', 46_099.5798611111, '2026-03-18T13:55:00'],
    ['[$-407]d. mmmm yy;@', 46_099, '2026-03-18'],
    ['yyyy"-Q"', 46_099, '2026-03-18'],
    [20, 0.5, '12:00:00'],
    ['[h]:mm', 1.5, '1900-01-01T12:00:00'],
    [14, 59, '1900-02-28'],
    [14, 61, '1900-03-01'],
    [14, 2_958_465, '9999-12-31'],
    [14, -1, '-1'],
    ['0.00', 46_099.5, '46099.5'],
    ['"Day" 0', 46_099, '46099'],
    ['#,##0 [$€-407]', 46_099, '46099'],
    ['[Red]-0;General', 5, '5'],
  ])('a number in the format %s', async (format, number, text) => {
    expect(await cellOf({ number, style: 1 }, { formats: [format] })).toBe(text);
  });

  it('days of old Macintoshes are counted from 1904', async () => {
    expect(await cellOf({ number: 44_637, style: 1 }, { formats: [14], isFrom1904: true })).toBe(
      '2026-03-18',
    );
  });

  it('every minute is the minute that it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61 * 1_440, max: 73_050 * 1_440 }), (minutes) => {
        const text = textOfNumber(String(minutes / 1_440), 'date', false);
        const at = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000).toISOString().slice(0, 19);
        expect(text.length === 10 ? `${text}T00:00:00` : text).toBe(at);
      }),
    );
  });

  it.each([
    ['General', 'number'],
    ['m/d/yy', 'date'],
    ['h:mm AM/PM', 'time'],
    ['mmm', 'date'],
    ['0 "days"', 'number'],
    [String.raw`0\d`, 'number'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
  ])('%s is the format of a %s', (code, kind) => {
    expect(kindOfFormat(code)).toBe(kind);
  });
});

const noLists = { channel: [], industry: [], department: [] };

describe('the sheet', () => {
  const book = {
    sheets: {
      Cover: [
        ['a', 'b'],
        ['1', '2'],
      ],
      Leads: [
        ['c', 'd'],
        ['3', '4'],
      ],
      Old: [
        ['e', 'f'],
        ['5', '6'],
      ],
    },
    hidden: ['Cover'],
  };

  it('is the first that people see, and the others are named', async () => {
    const { sent, table } = await readingOf(workbookOf(book));
    expect(sent).toBe('c,d\n3,4\n');
    expect(table.readAs).toEqual(['sheet "Leads" (not "Cover", "Old")']);
  });

  it('or the one that is named', async () => {
    expect(await sentOf(book, 'old')).toBe('e,f\n5,6\n');
    expect(await sentOf(book, 'Cover')).toBe('a,b\n1,2\n');
    await expect(sentOf(book, 'New')).rejects.toThrow(
      /has no sheet "New"\. It has "Cover", "Leads", "Old"\./,
    );
  });

  it.each([
    ['nothing', []],
    ['a note', [['Please read this'], ['Do not edit']]],
    ['a header alone', [['Email', 'Name']]],
  ])('of %s is named in the refusal, and what others there are', async (_what, rows) => {
    const content = workbookOf({ sheets: { ...book.sheets, Notes: rows } });
    await expect(
      readingOf(content, { sheet: 'Notes' }).then(({ table, survey }) =>
        understandFile(table, survey, {}, { lists: noLists, zone: 'UTC' }),
      ),
    ).rejects.toThrow(
      /This is its sheet "Notes"; .*pass --sheet with its name \("Cover", "Leads", "Old"\)\.$/,
    );
  });

  it('errors of its cells are told', async () => {
    const cell = { xml: '<c t="e"><v>#N/A</v></c>' };
    const { table } = await readingOf(
      workbookOf({
        sheets: {
          L: [
            ['a', 'b'],
            ['x', cell],
          ],
        },
      }),
    );
    expect(table.remarks()).toEqual(['1 cell with an error such as #REF! is read as blank']);
  });
});

describe('what is not a workbook, or none that is safe to read, is one sentence', () => {
  const parts = workbookParts({
    sheets: {
      Leads: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
  });
  const sound = zipOf(parts);
  const sheet = 'xl/worksheets/sheet1.xml';
  it.each<[string, Buffer, RegExp]>([
    ['cut off', sound.subarray(0, sound.length - 40), /is a damaged workbook/],
    ['an archive', zipOf({ 'leads.csv': 'a;b' }), /is a zip archive, not a workbook/],
    ['Numbers', zipOf({ 'Index/Document.iwa': 'x' }), /is a document of Numbers\. Export it/],
    [
      'a text document',
      zipOf({ '_rels/.rels': '<Relationships/>', 'word/document.xml': '<x/>' }),
      /is a text document/,
    ],
    ['OpenDocument', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), /is an OpenDocument file/],
    ['without its sheet', zipOf(withoutPart(parts, sheet)), /is a damaged workbook/],
    [
      'broken XML',
      zipOf({ ...parts, [sheet]: '<worksheet><sheetData><row r="1">' }),
      /is a damaged workbook/,
    ],
    [
      'a text that is not there',
      zipOf({ ...parts, 'xl/sharedStrings.xml': '<sst/>' }),
      /is a damaged workbook/,
    ],
    ['more than 1 GB', zipOf(parts, { [sheet]: 1024 ** 3 }), /unpacks to more than 1 GB/],
    ['more than it says', zipOf(parts, { [sheet]: 20 }), /is a damaged workbook/],
    [
      'entities that grow',
      zipOf({ ...parts, [sheet]: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${parts[sheet]}` }),
      /is a damaged workbook/,
    ],
    [
      'rows out of order',
      zipOf({
        ...parts,
        [sheet]: '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
      }),
      /is a damaged workbook/,
    ],
    [
      'a cell outside',
      zipOf({
        ...parts,
        [sheet]: '<worksheet><row r="1"><c r="ZZZZ1"><v>1</v></c></row></worksheet>',
      }),
      /is a damaged workbook/,
    ],
  ])('%s', async (_what, bytes, sentence) => {
    await expect(readingOf(bytes)).rejects.toThrow(sentence);
  });

  it('whatever byte is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(sound);
        bytes[at] = byte;
        const failed = await readingOf(bytes).catch((error: unknown) => error as Error);
        if (failed instanceof Error) expect(failed.name).toBe('UnusableFileError');
      }),
      { numRuns: 40 },
    );
  });
});

function withoutPart(
  parts: Readonly<Record<string, string>>,
  name: string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name));
}
