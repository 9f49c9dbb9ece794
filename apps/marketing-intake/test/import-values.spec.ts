import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOfNumber } from '../src/imports/band-of-number.js';
import { cellKey } from '../src/imports/cell-key.js';
import { faultsOfEntries } from '../src/imports/check-value-tables.js';
import { WrittenNumber } from '../src/imports/import-record.js';
import { readMapping } from '../src/imports/read-mapping.js';
import { RowReader } from '../src/imports/read-row.js';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { looksPersonal } from '../src/capture/looks-personal.js';
import { readCapture } from '../src/capture/read-capture.js';
import { terms } from './capture-terms.js';

const door = {
  looksPersonal,
  problemsOf: (input: CaptureInput) =>
    readCapture({ external: { system: 's', id: '1' }, ...input }, 'import', terms).problems ?? [],
};

const columns = {
  Id: 'externalId',
  Land: 'profile.country',
  Source: 'channel',
  Size: 'profile.companySize',
  Name: 'lastName',
  Vip: 'profile.attributes.vip',
};
const constants = { externalSystem: 'crm' };

function mappingOf(more: object) {
  const { mapping, problems } = readMapping({ columns, constants, ...more });
  if (!mapping) throw new Error(JSON.stringify(problems));
  return mapping;
}

const inputOf = (more: object, row: Record<string, unknown>) =>
  new RowReader(mappingOf(more)).read((column) => row[column]).input;
const problemsOf = (more: object) => readMapping({ columns, constants, ...more }).problems;

describe('a table of values', () => {
  const values = {
    Land: { Germany: 'DE', 'Côte d’Ivoire': 'CI', '-': null, unknown: '' },
    Source: { email_marketing: 'email', '7': 'partner' },
    Vip: { ja: true, nein: false },
  };

  it.each<[string, unknown, string | undefined]>([
    ['as it is written', 'Germany', 'DE'],
    ['in other letter case, with blanks around', '  gErMaNy ', 'DE'],
    ['with accents put together', 'Co\u0302te d’Ivoire', 'CI'],
    ['that is not in it', 'FR', 'FR'],
    ['that stands for nothing', '-', undefined],
    ['that stands for an empty text', 'UNKNOWN', undefined],
    ['that is longer than any entry', 'x'.repeat(300), 'x'.repeat(300)],
    ['named like what every object has', 'constructor', 'constructor'],
  ])('translates a cell %s', (_, cell, country) => {
    expect(inputOf({ values }, { Id: '1', Land: cell }).profile?.country).toBe(country);
  });

  it('takes blanks, underscores and dashes for the same', () => {
    expect(inputOf({ values }, { Id: '1', Source: 'Email  Marketing' }).channel).toBe('email');
  });

  it('leaves to `blank` what stands for nothing', () => {
    const blank = { 'profile.country': 'AT' };
    expect(inputOf({ values, blank }, { Id: '1', Land: 'unknown' }).profile?.country).toBe('AT');
  });

  it('translates numbers and truths of a JSON file as they are written', () => {
    const row = { Id: '1', Source: new WrittenNumber('7'), Vip: 'JA' };
    expect(inputOf({ values }, row)).toMatchObject({
      channel: 'partner',
      profile: { attributes: { vip: true } },
    });
  });

  it('translates once: a target is not a cell', () => {
    const chain = { Source: { a: 'b', b: 'c' } };
    expect(inputOf({ values: chain }, { Id: '1', Source: 'a' }).channel).toBe('b');
  });

  it('of spellings of the same cells gives the same, for any text', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cell, (text) => {
        expect(cellKey(` ${text}\t`)).toBe(cellKey(text));
        expect(cellKey(cellKey(text))).toBe(cellKey(text));
        expect(cellKey(text.normalize('NFD'))).toBe(cellKey(text));
      }),
    );
  });

  it.each<[string, object, RegExp]>([
    ['a column that is not mapped', { City: { a: 'b' } }, /mapped to no field/],
    ['no table', { Land: 'DE' }, /must be a table/],
    ['a list', { Land: ['DE'] }, /must be a table/],
    ['a target that is not text', { Land: { Germany: 1 } }, /must be a text/],
    ['a target that is a table', { Vip: { ja: {} } }, /must be a text/],
    ['a long target', { Land: { Germany: 'x'.repeat(121) } }, /longer than 120/],
    ['a long cell', { Land: { ['x'.repeat(201)]: 'DE' } }, /longer than 200/],
    ['a blank cell', { Land: { ' ': 'DE' } }, /say under blank/],
    ['half of a character', { Land: { '\ud800': 'DE' } }, /well-formed/],
    ['two spellings of one cell', { Land: { Germany: 'DE', 'GERMANY ': 'AT' } }, /choose one/],
    [
      'more than 10,000 entries',
      { Land: Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`c${n}`, 'DE'])) },
      /more than 10,000/,
    ],
  ])('is refused for %s', (_, wrong, why) => {
    const problems = problemsOf({ values: wrong });
    expect(problems).toHaveLength(1);
    expect(problems![0]).toMatchObject({
      field: expect.stringMatching(/^values/),
      why: expect.stringMatching(why),
    });
  });

  it.each<[string, object, RegExp]>([
    ['a value that no row may have', { Land: { Germany: 'Deutschland' } }, /"Deutschland".*two/],
    ['the name of a person', { Name: { unknown: 'Muster' } }, /null\) only/],
    ['an address to translate', { Source: { 'jo@acme.example': 'email' } }, /e-mail address/],
    ['an address as a value', { Source: { post: 'jo@acme.example' } }, /e-mail address/],
    ['a phone number', { Source: { '0170 1234567': 'phone' } }, /phone number/],
  ])('is refused for %s, when the import is made', async (_, values_, why) => {
    const problems = await faultsOfEntries(mappingOf({ values: values_ }), door);
    expect(problems).toEqual([
      { field: expect.stringMatching(/^values\./), why: expect.stringMatching(why) },
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/jo@|0170|Muster/);
  });

  it('may say of contact data that a cell stands for nothing', async () => {
    const table = mappingOf({ values: { Name: { '[not provided]': null }, ...values } });
    expect(await faultsOfEntries(table, door)).toEqual([]);
  });
});

describe('numbers of employees', () => {
  it.each<[string, '.' | ',', string | undefined]>([
    ['1', '.', '1-9'],
    ['9', '.', '1-9'],
    ['10', '.', '10-49'],
    ['49.9', '.', '10-49'],
    ['80', ',', '50-249'],
    ['80,0', ',', '50-249'],
    ['1,200', '.', '1000+'],
    ['1.200', ',', '1000+'],
    ['1.200', '.', '1-9'],
    ["12'000", '.', '1000+'],
    ['999', '.', '250-999'],
    ['0', '.', undefined],
    ['-5', '.', undefined],
    ['1,20', '.', undefined],
    ['50-249', '.', '50-249'],
    ['1000+', ',', '1000+'],
    ['11 – 50', '.', '10-49'],
    ['5,001-10,000', '.', '1000+'],
    ['1.001-5.000', ',', '1000+'],
    ['10.001+', ',', '1000+'],
    ['10.001+', '.', undefined],
    ['5.001-10.000', '.', undefined],
    ['50-10', '.', undefined],
    ['1-2-3', '.', undefined],
    ['608-555-0100', '.', undefined],
    ['+49 170', '.', undefined],
    ['9'.repeat(21), '.', undefined],
    ['', '.', undefined],
  ])('%s with decimals behind %s are in the band %s', (text, sign, band) => {
    expect(bandOfNumber(text, sign)).toBe(band);
  });

  it('become bands where the mapping says how they are written; bands stay', () => {
    const numbers = { 'profile.companySize': '.' };
    const sizeOf = (Size: unknown) => inputOf({ numbers }, { Id: '1', Size }).profile?.companySize;
    expect([80, '1,200', '50-249', 'many'].map(sizeOf)).toEqual([
      '50-249',
      '1000+',
      '50-249',
      'many',
    ]);
  });

  it.each<[object, RegExp]>([
    [{ 'profile.companySize': 'en' }, /must be the decimal separator/],
    [{ channel: '.' }, /only profile.companySize/],
  ])('%j is refused', (numbers, why) => {
    expect(problemsOf({ numbers })).toMatchObject([{ why: expect.stringMatching(why) }]);
  });
});
