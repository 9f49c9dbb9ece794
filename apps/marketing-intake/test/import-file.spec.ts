import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingFaultOf } from '../src/imports/check-encoding.js';
import type { ImportRecord, RecordReader } from '../src/imports/import-record.js';
import { CsvReader, UnusableHeaderError } from '../src/imports/read-csv.js';
import { NdjsonReader } from '../src/imports/read-ndjson.js';
import { LineSplitter, longestLine } from '../src/imports/split-lines.js';

function read(file: string | Buffer, reader: RecordReader, chunk = 7): ImportRecord[] {
  const bytes = Buffer.from(file);
  const splitter = new LineSplitter();
  const records: ImportRecord[] = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    records.push(...reader.push(splitter.push(bytes.subarray(at, at + chunk))));
  }
  records.push(...reader.push(splitter.end()), ...reader.end());
  return records;
}

interface Row {
  row: number;
  line: number;
  fault?: string;
  fields?: unknown[];
}

function readCsv(file: string | Buffer, delimiter = ','): Row[] {
  let header: readonly string[] = [];
  const records = read(file, new CsvReader(delimiter, (columns) => (header = columns)));
  return records.map(({ row, line, fault, values }) => ({
    row,
    line,
    ...(fault ? { fault } : { fields: header.map((column) => values?.(column)) }),
  }));
}

describe('a CSV file', () => {
  it('is read with a byte order mark, CRLF, quotes, blank lines and without a last line end', () => {
    expect(readCsv('\ufeffa,b\r\n1,"x, ""y""\nz"\r\n\r\n2,')).toEqual([
      { row: 1, line: 2, fields: ['1', 'x, "y"\nz'] },
      { row: 2, line: 5, fields: ['2', ''] },
    ]);
  });

  it('loses the line of a stray quote and no other', () => {
    const rows = readCsv('a,b\n1,2\n"3,4\n5,6\n7,x"y\n8,9\n"10",11\n"12"x,13\n14,15\n');
    expect(rows.map(({ row, line, fields }) => [row, line, fields?.join() ?? 'broken'])).toEqual([
      [1, 2, '1,2'],
      [2, 3, 'broken'],
      [3, 4, '5,6'],
      [4, 5, 'broken'],
      [5, 6, '8,9'],
      [6, 7, '10,11'],
      [7, 8, 'broken'],
      [8, 9, '14,15'],
    ]);
    expect(rows[1]?.fault).toMatch(/never closed/);
    expect(rows[3]?.fault).toMatch(/quote within field 2/);
    expect(rows[6]?.fault).toMatch(/after the closing quote of field 1/);
  });

  it('loses one line to a quote that no other closes, however far the end is', () => {
    const rest = Array.from({ length: 3_000 }, (_, n) => `${n},x`).join('\n');
    const rows = readCsv(`a,b\n"oops,1\n${rest}`);
    expect(rows).toHaveLength(3_001);
    expect(rows.filter(({ fault }) => fault)).toEqual([
      expect.objectContaining({ row: 1, line: 2 }),
    ]);
  });

  it('says of a row with too few or too many columns how many it has', () => {
    expect(readCsv('a;b\n1\n1;2;3\n1;2', ';').map(({ fault }) => fault)).toEqual([
      'The row has 1 columns, the header has 2.',
      'The row has 3 columns, the header has 2.',
      undefined,
    ]);
  });

  it('loses a line that is not UTF-8 or too long', () => {
    const file = Buffer.concat([
      Buffer.from('a,b\n1,2\n'),
      Buffer.from('M\xfcller,3\n', 'latin1'),
      Buffer.from(`${'x'.repeat(longestLine)},4\n5,6\n`),
    ]);
    expect(readCsv(file).map(({ fault }) => fault)).toEqual([
      undefined,
      expect.stringMatching(/UTF-8/),
      expect.stringMatching(/longer than 256 KB/),
      undefined,
    ]);
  });

  it.each([
    ['', 'empty'],
    ['\n\n', 'empty'],
    ['a,b,a\n', 'columns 1 and 3 alike'],
    ['"a,b\n', 'never closed'],
  ])('%j has no usable header', (file, why) => {
    expect(() => readCsv(file)).toThrow(UnusableHeaderError);
    expect(() => readCsv(file)).toThrow(why);
  });

  it('is read as csv-parse reads it, in pieces of any size', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'ü', '"', ',', '\n', ' ', '😀'),
      maxLength: 6,
    });
    const rows = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (data, chunk) => {
        const file = `x,y\n${data.map((row) => row.map(quoted).join(',')).join('\n')}`;
        const header: string[] = [];
        const records = read(file, new CsvReader(',', (columns) => header.push(...columns)), chunk);
        const ours = records.map(({ values }) => header.map((column) => values?.(column)));
        expect(ours).toEqual(parse(file, { from_line: 2 }));
      }),
    );
  });
});

describe('an NDJSON file', () => {
  it('is read by properties, nested ones too, and each broken line is told', () => {
    const records = read(
      '{"id":1,"who":{"mail":"x"},"a.b":2}\n\n[1]\n{"id":\n"x"',
      new NdjsonReader(),
    );
    expect(records.map(({ row, line, fault }) => [row, line, fault !== undefined])).toEqual([
      [1, 1, false],
      [2, 3, true],
      [3, 4, true],
      [4, 5, true],
    ]);
    const values = records[0]!.values!;
    expect([
      values('id'),
      values('who.mail'),
      values('a.b'),
      values('toString'),
      values('who.x'),
    ]).toEqual([1, 'x', 2, undefined, undefined]);
  });
});

describe('the encoding of a file', () => {
  it.each<[string, Buffer, boolean, string | undefined]>([
    ['UTF-8', Buffer.from('a,b\nä,😀'), true, undefined],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffa,b', 'utf16le'), true, 'utf-16'],
    ['UTF-16 big endian', Buffer.from([0xfe, 0xff, 0, 0x61]), true, 'utf-16'],
    ['UTF-16 without one', Buffer.from('a,b', 'utf16le'), true, 'utf-16'],
    ['Latin-1', Buffer.from('a,b\nM\xfcller,1', 'latin1'), true, 'not-utf-8'],
    [
      'a character cut off at the end of the file',
      Buffer.from('a😀').subarray(0, 3),
      true,
      'not-utf-8',
    ],
    [
      'a character cut off at the end of the sample',
      Buffer.from('a😀').subarray(0, 3),
      false,
      undefined,
    ],
    ['gzip', Buffer.from([0x1f, 0x8b, 8]), true, 'compressed'],
  ])('is judged: %s', (_, bytes, isWhole, kind) => {
    expect(encodingFaultOf(bytes, isWhole)?.kind).toBe(kind);
  });

  it('is refused with the offset of the first wrong byte and what to do', () => {
    const why = encodingFaultOf(Buffer.from('na\u00efve M\xfcller', 'latin1'), true)?.why;
    expect(why).toContain('0xEF at offset 2');
    expect(why).toContain('iconv -f WINDOWS-1252 -t UTF-8');
  });
});
