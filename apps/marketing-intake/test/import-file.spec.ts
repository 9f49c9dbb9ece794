import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingFaultOf } from '../src/imports/check-encoding.js';
import { CsvReader } from '../src/imports/read-csv.js';
import { UnusableHeaderError } from '../src/imports/read-csv-header.js';
import {
  WrittenNumber,
  type ImportRecord,
  type RecordReader,
} from '../src/imports/import-record.js';
import { isBlank } from '../src/imports/is-blank.js';
import { NdjsonReader } from '../src/imports/read-ndjson.js';
import { LineSplitter, endsLinesWithReturns, longestLine } from '../src/imports/split-lines.js';

function read(file: string | Buffer, reader: RecordReader, chunk = 7): ImportRecord[] {
  const bytes = Buffer.from(file);
  const splitter = new LineSplitter(endsLinesWithReturns(bytes));
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

  it('is blank where a row ends early, and has nothing in empty cells without a name', () => {
    const file = 'a;b;c;;\n1\n1;2;;;\n1;2;3;;;;;\n';
    expect(readCsv(file, ';').map(({ fields }) => fields)).toEqual([
      ['1', undefined, undefined],
      ['1', '2', ''],
      ['1', '2', '3'],
    ]);
  });

  it.each([
    ['behind the header', 'a,b\n1,2\n3,4,5\n6,7\n', 3],
    ['behind empty names', 'a,b,,\n1,2,,\n3,4,,5\n6,7\n', 4],
    ['between names', 'a,,b\n1,,2\n3,4,5\n6,,7\n', 2],
  ])('loses a row with a value under no name, and no other: %s', (_, file, column) => {
    expect(readCsv(file).map(({ row, fault }) => [row, fault])).toEqual([
      [1, undefined],
      [
        2,
        expect.stringContaining(`a value in column ${column}, to which the header gives no name`),
      ],
      [3, undefined],
    ]);
  });

  it('has no row where there are only delimiters and blanks; later lines keep their numbers', () => {
    const nothing = [';', ' ; ', '""; ""', '\t', '\u00a0;\ufeff', '\u200b', '"\n";', ';;;;;;'];
    const file = `;;\n \na;b\n1;2\n${nothing.join('\r\n')}\n3;4\n"5;6\n7;8`;
    expect(readCsv(file, ';').map(({ row, line, fields }) => [row, line, fields])).toEqual([
      [1, 4, ['1', '2']],
      [2, 14, ['3', '4']],
      [3, 15, undefined],
      [4, 16, ['7', '8']],
    ]);
  });

  it.each(['a,b\r1,2\r\r3,4', '\ufeffa,b\r1,2\r\r3,4\r', 'a,b\r1,2\r\n\r3,4\n'])(
    'is read where lines end with a carriage return alone: %j',
    (file) => {
      expect(readCsv(file)).toEqual([
        { row: 1, line: 2, fields: ['1', '2'] },
        { row: 2, line: 4, fields: ['3', '4'] },
      ]);
    },
  );

  it('is read where lines end with two returns and a feed', () => {
    expect(readCsv('a,b\r\r\n1,"2"\r\r\n').map(({ fields }) => fields)).toEqual([['1', '2']]);
  });

  it('keeps rows that two stray quotes would swallow, and a short row with lines in a cell', () => {
    const rows = readCsv('a,b,c\n1,"2\n4,5,6\n7,8"\n9,"x\ny"\n');
    expect(rows.map(({ row, fields }) => [row, fields?.slice(0, 2)])).toEqual([
      [1, undefined],
      [2, ['4', '5']],
      [3, undefined],
      [4, ['9', 'x\ny']],
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
    [',,,\n\n', 'empty'],
  ])('%j has no usable header', (file, why) => {
    expect(() => readCsv(file)).toThrow(UnusableHeaderError);
    expect(() => readCsv(file)).toThrow(why);
  });

  it('has no usable header of 45,000 columns, and says how many are read', () => {
    const names = Array.from({ length: 45_000 }, (_, n) => n.toString(36));
    expect(() => readCsv(`${names.join()}\n`)).toThrow('has 45,000 columns; up to 1,000 are read');
    expect(readCsv(`${names.slice(0, 1_000).join()},,\n1\n`)).toHaveLength(1);
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
        const theirs = parse(file, { from_line: 2 });
        expect(ours).toEqual(theirs.filter((row) => !row.every(isBlank)));
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

describe('a number in an NDJSON file', () => {
  const valuesOf = (line: string) => read(line, new NdjsonReader())[0]!.values!;

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '12345678901234567890',
    '1.10',
    '1.0',
    '1e3',
    '1E+3',
    '0.1e-7',
    '-0',
    '-0.0',
    '123456789012345678.50',
  ])('is told as it is written: %s', (number) => {
    const values = valuesOf(
      `{ "id" : ${number},"t":"a:1.10,\\"1e3","in":{"a":{"id":${number}}},"x.y":${number},"list":[${number},"-0"]}`,
    );
    for (const path of ['id', 'in.a.id', 'x.y']) {
      expect(values(path)).toEqual(new WrittenNumber(number));
    }
    expect([values('t'), values('list.0')]).toEqual(['a:1.10,"1e3', undefined]);
  });

  it('is a number where it comes back as it was written, and the last of a repeated name counts', () => {
    const values = valuesOf('{"a":17,"b":2.5,"c":-3,"d":9007199254740993,"d":5,"e":1.10}');
    expect(['a', 'b', 'c', 'd'].map((name) => values(name))).toEqual([17, 2.5, -3, 5]);
  });

  it('is looked for by a path of many parts without end', () => {
    const path = Array.from({ length: 15_000 }, () => 'a').join('.');
    expect(valuesOf('{"a":{"a":1}}')(path)).toBeUndefined();
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
