import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, exitCodes } from '../src/exit-codes.js';
import { cleanCell } from '../src/read-file/clean-cell.js';
import { recogniseDelimiter } from '../src/read-file/recognise-delimiter.js';
import { joinCells, splitCells } from '../src/read-file/split-cells.js';
import { LineSplitter, longestLine } from '../src/read-file/split-lines.js';
import { WatchedFile } from '../src/read-file/watched-file.js';
import { directory, fileOf, readingOf } from './file-of.js';

const text = 'name;mail\nJörg Müller – €;joerg@one.example\nÄnne;aenne@one.example\n';

function utf16(content: string, isBigEndian = false): Buffer {
  const bytes = Buffer.from(content, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

/** The euro and the dash are where ISO 8859-1 has control characters. */
function windows1252(content: string): Buffer {
  return Buffer.from(content.replaceAll('€', '\x80').replaceAll('–', '\x96'), 'latin1');
}

describe('a file is read in its encoding, and says which it was', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 (little endian), converted to UTF-8', utf16(`\uFEFF${text}`)],
    ['UTF-16 (big endian), converted to UTF-8', utf16(`\uFEFF${text}`, true)],
    ['UTF-16 (little endian), converted to UTF-8', utf16(text)],
    ['UTF-16 (big endian), converted to UTF-8', utf16(text, true)],
    ['Windows-1252, converted to UTF-8', windows1252(text)],
  ])('%s', async (name, bytes) => {
    const { table, sent } = await readingOf(bytes);
    expect(table.readAs[0]).toBe(name);
    expect(sent).toBe(text);
  });

  it('also where the first letter that tells comes late', async () => {
    const long = `name;mail\n${'a;a@one.example\n'.repeat(40_000)}Jörg;joerg@one.example\n`;
    const { table, sent } = await readingOf(Buffer.from(long, 'latin1'));
    expect(table.readAs[0]).toMatch(/^Windows-1252/);
    expect(sent).toBe(long);
  });

  it('whatever the block in which a character is cut', async () => {
    const long = `name;mail\n${'ä€𝄞;a@one.example\n'.repeat(60_000)}`;
    for (const bytes of [Buffer.from(`a${long}`), utf16(`\uFEFFa${long}`)]) {
      expect((await readingOf(bytes)).sent).toBe(`a${long}`);
    }
  });

  it('a byte that is damaged costs its row and no other file its letters', async () => {
    const sound = 'Jörg;joerg@one.example\n'.repeat(50);
    const bytes = Buffer.concat([
      Buffer.from(`name;mail\n${sound}`),
      Buffer.from([0xff]),
      Buffer.from(';x@one.example\n'),
    ]);
    const { table, bytes: sent } = await readingOf(bytes);
    expect(table.readAs[0]).toBe('UTF-8 with broken bytes, which cost their rows');
    expect(sent.subarray(0, -20).toString()).toContain('Jörg');
    expect(sent.includes(0xff)).toBe(true);
  });

  it('marks in the middle and zero bytes are left out', async () => {
    const { sent } = await readingOf('name;mail\n\uFEFFAn\0na;anna@one.example\n');
    expect(sent).toBe('name;mail\nAnna;anna@one.example\n');
  });
});

describe('the delimiter is recognised', () => {
  it.each<[string, string]>([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n'],
    ['\t', 'a\tb\n1, 2; 3\t4\n'],
    ['|', 'a|b\n1,2|3\n'],
    [';', 'name;text\n"x, y, z";"a, b, c"\nm;"1, 2, 3"\n'],
    [';', 'sep=;\na,b;c\n'],
    ['\t', 'sep=\t\na\tb\n'],
    [',', 'mail\nanna@one.example\n'],
    [',', 'a,b\n"one;two;three\nfour;five",x\n"six;seven",y\n'],
  ])('%j in %j', (delimiter, content) => {
    expect(recogniseDelimiter(content.split('\n'))).toBe(delimiter);
  });

  it('whatever it is and however many columns there are', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ä', ' ', '"', ',', ';', '.'),
      maxLength: 8,
    });
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom('\t', '|'), (cells, delimiter) => {
        const lines = cells.map((row) => joinCells(row, delimiter));
        expect(
          recogniseDelimiter([
            'name'.concat(`${delimiter}x`.repeat(cells[0]!.length - 1)),
            ...lines,
          ]),
        ).toBe(delimiter);
      }),
      { numRuns: 60 },
    );
  });
});

describe('cells', () => {
  it('are split as they were joined', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', ' ', 'ß') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        expect(splitCells(joinCells(cells, ';'), ';')).toEqual(cells);
      }),
    );
  });

  it.each([
    ['="00123"', '00123'],
    ["'=SUM(A1)", '=SUM(A1)'],
    ["'+49 30 5550100", '+49 30 5550100'],
    ["O'Hara", "O'Hara"],
    ["'n Beetje", "'n Beetje"],
    ['Acme\nGmbH', 'Acme GmbH'],
    [' a\tb\r\n', 'a b'],
    [' keeps its blanks ', ' keeps its blanks '],
  ])('%j is meant as %j', (written, meant) => {
    expect(cleanCell(written)).toBe(meant);
  });
});

describe('lines', () => {
  it('end with a feed, with both, or in old files with a return', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { sent } = await readingOf(['a;b', '1;2', '3;4', ''].join(end));
      expect(sent).toBe('a;b\n1;2\n3;4\n');
    }
  });

  it('come out as they went in, whatever the blocks', () => {
    const block = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '"') });
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const splitter = new LineSplitter(false);
        const lines = [...blocks.flatMap((one) => splitter.push(one)), ...splitter.end()];
        const whole = blocks
          .join('')
          .split('\n')
          .map((line) => line.replace(/\r{1,10}$/, ''));
        if (blocks.join('').endsWith('\n') || blocks.join('') === '') whole.pop();
        expect(lines).toEqual(whole.filter((line, at) => line !== '' || at < lines.length));
      }),
    );
  });

  it('of any length take no more memory than what intake would take', () => {
    const splitter = new LineSplitter(false);
    for (let block = 0; block < 100; block += 1) splitter.push('x'.repeat(longestLine));
    expect(splitter.push('\nend\n').map((line) => line.length)).toEqual([longestLine + 1, 3]);
  });
});

describe('what stands around a table is not a part of it', () => {
  const table = 'Name;Mail;Land\nAnna;anna@one.example;DE\n\nBo;bo@one.example;AT\n';

  it('and each row keeps its line', async () => {
    const { survey, sent } = await readingOf(`sep=;\nKunden 2026\n\n${table}`);
    expect(survey.header).toMatchObject({ line: 4, above: [2] });
    expect(sent.split('\n').indexOf('Bo;bo@one.example;AT') + 1).toBe(7);
    expect(survey.rows).toBe(2);
  });

  it.each([
    ['\nLeads\nCopyright (c) 2026\nConfidential Information - Do Not Distribute\n', [6, 7, 8]],
    ['"Copyright (c) 2000-2026 salesforce.com; inc. All rights reserved."\n', [5]],
    ['Copyright (c) 2000-2026 salesforce.com; inc.\n', [5]],
    ['\nErstellt von:  Grit 23.11.2026\n\n', [6]],
    ['Total: 2\n', [5]],
    ['Total;2;\n', [5]],
    ['(2 rows)\n', [5]],
    ['Summe;1.234,5;\n', [5]],
    ['Total;2;3\n', [5]],
    ['Total;cleo@one.example;FR\n', undefined],
    ['Total;cleo@one.example\n', undefined],
    ['', undefined],
    ['Cleo;;\n', undefined],
    ['\n4711;;\n', undefined],
    ['\ncleo@one.example;;\n', undefined],
  ])('a footer such as %j', async (footer, lines) => {
    const { survey, sent } = await readingOf(`${table}${footer}`);
    expect(survey.footer?.lines.map(({ line }) => line)).toEqual(lines);
    if (lines) expect(sent).toBe(table);
    expect(survey.rows).toBe(
      lines ? 2 : 2 + footer.split('\n').filter((line) => line !== '').length,
    );
  });

  it('columns get names of their own, and a value under none stays one', async () => {
    const { survey, sent } = await readingOf('mail;;mail;;\na@one.example;x;b@one.example;;\n');
    expect(survey.header.names).toEqual(['mail', 'column 2', 'mail (2)']);
    expect(sent).toBe('mail;column 2;mail (2)\na@one.example;x;b@one.example;;\n');
  });

  it('a thousand columns are columns', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
    const { survey } = await readingOf(`${names.join(';')}\n${names.join(';')}\n`);
    expect(survey.columns).toHaveLength(1_000);
  });
});

describe('quotes', () => {
  it('hold line ends, and the rows below keep their lines', async () => {
    const { survey, sent } = await readingOf('a;b\n"one\ntwo";"x ""y"""\n3;4\n');
    expect(sent).toBe('a;b\none two;"x ""y"""\n\n3;4\n');
    expect(survey.rows).toBe(2);
  });

  it('that are not closed cost one row', async () => {
    const rest = '3;4\n5;6\n'.repeat(10);
    const { survey, sent } = await readingOf(`a;b\n"one;2\n${rest}`);
    expect(survey.rows).toBe(21);
    expect(sent).toBe(`a;b\n"one;2\n${rest}`);
  });
});

describe('a file that cannot be read is one sentence', () => {
  const sentences: readonly [string, () => Promise<string>, RegExp][] = [
    ['a directory', directory, /is a directory\. Name a file in it\.$/],
    [
      'a missing one',
      async () => join(await directory(), 'x.csv'),
      /does not exist\. Check its name\.$/,
    ],
    ['an empty one', async () => fileOf(''), /is empty\. Export it again\.$/],
    [
      'one in a file',
      async () => join(await fileOf('x'), 'y.csv'),
      /is not a directory\. Check its name\.$/,
    ],
    [
      'a link to itself',
      async () => {
        const path = join(await directory(), 'loop.csv');
        await symlink(path, path);
        return path;
      },
      /leads back to itself/,
    ],
    ['a device', async () => '/dev/null', /is not a file but a pipe or a device/],
    [
      'a pipe into which nobody writes',
      async () => {
        const path = join(await directory(), 'pipe.csv');
        execFileSync('mkfifo', [path]);
        return path;
      },
      /is not a file but a pipe or a device/,
    ],
  ];
  it.each(sentences)('%s', async (_what, path, sentence) => {
    const failed = await WatchedFile.at(await path()).catch((error: unknown) => error as Error);
    expect((failed as Error).message).toMatch(sentence);
    expect(exitCodeOf(failed)).toBe(exitCodes.usage);
  });

  it.skipIf(process.getuid?.() === 0)('one that is not ours', async () => {
    const path = await fileOf('a;b\n1;2\n');
    await chmod(path, 0);
    await expect(WatchedFile.at(path)).rejects.toThrow(/may not be read by you/);
  });

  it.each([
    ['PDF', Buffer.from('%PDF-1.7'), /is a PDF/],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /password, or in the old .xls format/,
    ],
    ['a compressed one', Buffer.from('1f8b0800', 'hex'), /is compressed/],
    ['a web page', '<!DOCTYPE html><table>', /is a web page/],
    ['blank lines', '\n\n \n', /holds no table/],
    [
      'more columns than can be imported',
      `Mail${',x'.repeat(1_000)}\na@one.example\n`,
      /has 1,001 columns, and up to 1,000 can be imported\. Export it with fewer columns\.$/,
    ],
    [
      'a header longer than a line may be',
      `Mail,${'x'.repeat(300_000)}\na@one.example,x\n`,
      /has a header of more than 256 KB/,
    ],
    ['a header alone', 'a;b\n', /has a header and no rows/],
    ['rows alone', 'Anna;anna@one.example\nBo;bo@one.example\n', /has no header/],
  ])('%s', async (_what, content, sentence) => {
    await expect(readingOf(content)).rejects.toThrow(sentence);
  });

  it('one that changes while it is read', async () => {
    const changes: ((path: string) => Promise<unknown>)[] = [
      (path) => appendFile(path, '5;6\n'),
      (path) => writeFile(path, 'a;b\n'),
      async (path) => {
        await writeFile(`${path}.new`, 'a;b\n3;4\n');
        await rename(`${path}.new`, path);
      },
      async (path) => {
        await rename(path, `${path}.old`);
        await mkdir(path);
      },
    ];
    for (const change of changes) {
      const { file } = await readingOf('a;b\n1;2\n');
      await change(file.path);
      const drain = async () => {
        for await (const block of file.bytes()) expect(block.length).toBeGreaterThan(0);
      };
      await expect(drain()).rejects.toThrow(
        /changed while it was read|cannot be read|is a directory/,
      );
    }
  });
});
