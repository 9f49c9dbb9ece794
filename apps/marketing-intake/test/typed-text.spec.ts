import { describe, expect, it } from 'vitest';
import { looksPersonal } from '../src/capture/looks-personal.js';
import { readTyped } from '../src/capture/typed-text.js';

describe('a text that somebody typed', () => {
  it.each([
    ['\u200bAnna\ufeff', 'Anna'],
    ['An\u00adna\u2060\u200e Lee', 'Anna Lee'],
    ['\u202eAnna\u202c\u2066\u2069', 'Anna'],
    ['An\u200dna', 'Anna'],
    ['Anna\ufe0f\u{e0041}\u{e0001}', 'Anna'],
    ['Anna\u3164\u034f', 'Anna'],
    ['\u00a0Anna\u202fLee\u3000', 'Anna Lee'],
    ['Jo\u0308rg', 'Jörg'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['\u200cمحمد\u200c', 'محمد'],
    ['ක්\u200dෂ', 'ක්\u200dෂ'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ['\ufeff \u200b', ''],
  ])('%j is read as %j', (typed, text) => {
    expect(readTyped(typed, 50)).toEqual({ text });
  });

  it.each([
    ['x'.repeat(51), 'longer than 50'],
    ['x'.repeat(10_000_000), 'longer than 50'],
    ['\u200b'.repeat(600), 'longer than 50'],
    [`a${'\u0301'.repeat(17)}`, 'more than 16 accents'],
    ['a\ud800', 'well-formed'],
    ['a\nb', 'control characters'],
    ['a\u2028b', 'control characters'],
    ['a\u001bb', 'control characters'],
  ])('is refused where it cannot be one, without being repeated', (typed, why) => {
    const read = readTyped(typed, 50);
    expect(read.text).toBeUndefined();
    expect(read.why).toContain(why);
  });

  it('of the longest kind is read a thousand times in little time', () => {
    const texts = ['\u200b', 'e\u0301', '\ufdfa', '\u1e9b\u0323', '한', ' '].map((part) =>
      part.repeat(500 / part.length),
    );
    const costOf = (act: () => void) => {
      const before = process.threadCpuUsage();
      act();
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    };
    const cost = costOf(() => {
      for (let round = 0; round < 170; round += 1) for (const text of texts) readTyped(text, 500);
    });
    expect(cost).toBeLessThan(150);
  });
});

describe('what looks personal', () => {
  it.each([
    'winback-0170 1234567',
    'winback 0170/123 45 67 2026-02-05',
    '2026-02-05 +49 170 1234567',
    'call (415) 555-0134',
    '415-555-0134',
    'tel 0049 170 1234567',
    'jo at acme dot example',
    'jo%25%32%35%34%30acme',
    `jo${'%25'.repeat(200)}40acme`,
    'jo%2525%2534%2530acme'.replaceAll('%25', '%2525'),
    'x'.repeat(1_001),
  ])('is %j', (text) => {
    expect(looksPersonal(text)).toBe(true);
  });

  it.each([
    'sale-2026-02-05-2026-02-12',
    'webinar-2026-02-15-1030',
    'webinar 2026-02-15 10:30 2026-02-16T09:00',
    'q1 01.01.2026-31.03.2026',
    'q1 01.01.-31.03.2026',
    'sale 02/05/2026-02/12/2026',
    'sale_05-02-26_12-02-26',
    'summer-0601-0831',
    'from 2026-01 to 2026-03',
    'black-friday-20261127',
    '20260101_20260331_brand',
    '20260101-20260331',
    '120210987654321',
    '12345678901',
    'spring 2026/27 50%-off',
    'CAT 1 | AB 2 | 10+ 100',
  ])('is not %j', (text) => {
    expect(looksPersonal(text)).toBe(false);
  });
});
