import { describe, expect, it } from 'vitest';
import { clockOf } from '../src/clock/clock.js';
import { progressFor } from '../src/progress/progress-for.js';
import { table } from '../src/report/table.js';
import { paint, plainScreen, screenOf } from '../src/terminal/screen.js';
import { shortened, widthOf } from '../src/terminal/text-width.js';
import { wrapLine } from '../src/terminal/wrap-line.js';

describe('a screen', () => {
  const terminal = { isTTY: true, columns: 100 };
  it.each([
    ['a terminal', terminal, {}, { columns: 100, colour: true }],
    ['a pipe', {}, {}, { columns: undefined, colour: false }],
    ['a pipe of a known width', {}, { COLUMNS: '72' }, { columns: 72, colour: false }],
    ['a width that is none', {}, { COLUMNS: 'wide' }, { columns: undefined, colour: false }],
    ['a very narrow terminal', { isTTY: true, columns: 9 }, {}, { columns: 40, colour: true }],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, { columns: 100, colour: false }],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, { columns: 100, colour: true }],
    ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, { columns: undefined, colour: true }],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, { columns: 100, colour: false }],
    [
      'FORCE_COLOR and NO_COLOR',
      terminal,
      { FORCE_COLOR: '', NO_COLOR: '1' },
      { columns: 100, colour: true },
    ],
    ['a terminal without colours', terminal, { TERM: 'dumb' }, { columns: 100, colour: false }],
  ])('of %s', (_, stream, env, screen) => {
    expect(screenOf(stream, env)).toEqual(screen);
  });

  it('is painted only where it has colour', () => {
    expect(paint(plainScreen, 'good', 'met')).toBe('met');
    expect(paint({ columns: 80, colour: true }, 'good', 'met')).toBe('\u001b[32mmet\u001b[39m');
  });
});

describe('progress', () => {
  const written = async (isTTY: boolean, TERM: string) => {
    let text = '';
    const write = (part: string) => ((text += part), true);
    const stream = { isTTY, columns: 80, write, on: () => stream, once: () => stream };
    const terminal = stream as unknown as NodeJS.WriteStream;
    const step = (await progressFor(false, terminal, { TERM })).begin('Importing leads');
    step.end('1 row');
    return text;
  };

  it('is lines where the terminal does not move its cursor, as in a file', async () => {
    expect(await written(true, 'dumb')).toBe(await written(false, 'xterm'));
    expect(await written(true, 'dumb')).toMatch(/^Importing leads …\nImporting leads: 1 row\n$/);
  });
});

describe('the width of a text', () => {
  it.each([
    ['plain', 5],
    ['Zürich', 6],
    ['Zu\u0308rich', 6],
    ['購買部', 6],
    ['👩‍💼', 2],
    ['❤️', 2],
    ['\u001b[32mmet\u001b[39m', 3],
    ['a\u200bb', 2],
    ['10 →', 4],
  ])('%s is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('is kept where the text is shortened, and no character is cut in two', () => {
    expect(shortened('購買部門', 6)).toBe('購買…');
    expect(shortened('購買部', 6)).toBe('購買部');
    expect(shortened('Hannover', 5)).toBe('Hann…');
  });
});

describe('a line', () => {
  const screen = { columns: 20, colour: false };
  it('is broken at spaces, and what follows is indented', () => {
    expect(wrapLine('  one two three four five', screen)).toBe('  one two three four\n    five');
  });

  it('keeps a word whole that is wider than the screen', () => {
    const id = '01a22909-2610-7174-99fb-a733694b7754';
    expect(wrapLine(`see ${id} there`, screen, 2)).toBe(`see\n  ${id}\n  there`);
  });

  it('is as long as it is where nothing bounds it', () => {
    const long = 'a '.repeat(200);
    expect(wrapLine(long, plainScreen)).toBe(long);
  });
});

describe('a table that is wider than the screen', () => {
  const header = ['id', 'name', 'leads'];
  const rows = [['0123456789abcdef', 'A company with a long name', '12']];
  const at = (columns: number) =>
    table(header, rows, {
      screen: { columns, colour: false },
      words: ['name'],
      uncut: ['id'],
    }).split('\n');

  it('has its words cut, and neither ids nor numbers', () => {
    expect(at(46)).toEqual([
      '  id                name                 leads',
      '  0123456789abcdef  A company with a l…     12',
    ]);
  });

  it('stands in blocks, each with the first column, where that is not enough', () => {
    expect(at(36)).toEqual([
      '  id                name',
      '  0123456789abcdef  A company with …',
      '',
      '  id                leads',
      '  0123456789abcdef     12',
    ]);
  });

  it('has no line break from a name', () => {
    expect(table(['name'], [['a\nb\u001b[2Jc']])).toBe('  name\n  a b [2Jc');
  });
});

describe('a clock', () => {
  it('tells times of a zone, over the change to summer time too', () => {
    const { minute, second } = clockOf('Europe/Berlin');
    expect(minute('2026-03-29T00:30:00.000Z')).toBe('2026-03-29 01:30');
    expect(minute('2026-03-29T01:30:00.000Z')).toBe('2026-03-29 03:30');
    expect(second(new Date('2026-07-01T22:00:07.000Z'))).toBe('00:00:07');
  });
});
