import { describe, expect, it } from 'vitest';
import { WrittenNumber } from '../src/imports/import-record.js';
import { readMapping } from '../src/imports/read-mapping.js';
import { RowReader } from '../src/imports/read-row.js';

const olist = {
  columns: { mql_id: 'externalId', first_contact_date: 'occurredAt', origin: 'channel' },
  constants: { externalSystem: 'olist', 'profile.attributes.qualifiedBySource': true },
  dates: { occurredAt: 'yyyy-MM-dd' },
  zone: 'UTC',
  blank: { channel: '(none)' },
};

function rowOf(mapping: Record<string, unknown>, row: Record<string, unknown>) {
  const { mapping: read, problems } = readMapping(mapping);
  if (!read) throw new Error(JSON.stringify(problems));
  return new RowReader(read).read((column) => row[column]);
}

describe('a mapping', () => {
  it('turns a row into a capture: columns, constants, dates and blanks', () => {
    const row = { mql_id: ' dac3 ', first_contact_date: '2018-02-01', origin: ' ' };
    expect(rowOf(olist, row)).toEqual({
      input: {
        external: { system: 'olist', id: 'dac3' },
        profile: { attributes: { qualifiedBySource: true } },
        occurredAt: new Date('2018-02-01T00:00:00Z'),
        channel: '(none)',
      },
      problems: [],
    });
  });

  it('reads dates in its zone, across a change to summer time', () => {
    const mapping = { ...olist, zone: 'Europe/Berlin', dates: { occurredAt: 'dd.MM.yyyy HH:mm' } };
    const read = (first_contact_date: string) =>
      rowOf(mapping, { mql_id: '1', first_contact_date });
    expect(read('28.03.2026 09:00').input.occurredAt).toEqual(new Date('2026-03-28T08:00:00Z'));
    expect(read('30.03.2026 09:00').input.occurredAt).toEqual(new Date('2026-03-30T07:00:00Z'));
    expect(read('2026-03-30').problems).toEqual([
      { field: 'occurredAt', why: 'is not a date in the format dd.MM.yyyy HH:mm' },
    ]);
  });

  it.each([
    '09:15',
    '20',
    '20:00:00Z',
    '0915',
    '24',
    '45292',
    '1',
    '2026',
    '2026-03',
    '202603',
    '12/24',
    'T10:00',
    '--03-01',
    '2026-W09',
    '2026-02-30',
    '1767225600',
    'Z',
    `2026-03-01${' '.repeat(2_000)}T10`,
  ])('takes no time without a day for a date: %s', (seen) => {
    const mapping = { ...olist, dates: {} };
    const { problems } = rowOf(mapping, { mql_id: '1', first_contact_date: seen });
    expect(problems).toEqual([
      { field: 'occurredAt', why: expect.stringMatching(/is not a date|is longer than/) },
    ]);
  });

  it.each<[string, string]>([
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['20260301', '2026-03-01T00:00:00Z'],
    ['2026-03-01T09:30', '2026-03-01T09:30:00Z'],
    ['2026-03-01T09:30:00+02:00', '2026-03-01T07:30:00Z'],
    ['20260301T0930Z', '2026-03-01T09:30:00Z'],
    ['2026-W09-7', '2026-03-01T00:00:00Z'],
    ['2026-060', '2026-03-01T00:00:00Z'],
  ])('takes a date with or without a time: %s', (first_contact_date, time) => {
    const { input } = rowOf({ ...olist, dates: {} }, { mql_id: '1', first_contact_date });
    expect(input.occurredAt).toEqual(new Date(time));
  });

  it('keeps a number as it is written, and refuses an attribute that would come out changed', () => {
    const mapping = {
      columns: { id: 'externalId', a: 'profile.attributes.size', b: 'profile.attributes.rate' },
      constants: { externalSystem: 'crm' },
    };
    const number = (text: string) => new WrittenNumber(text);
    const row = { id: number('1.10'), a: number('12345678901234567890'), b: number('1.10') };
    expect(rowOf(mapping, row)).toEqual({
      input: { external: { system: 'crm', id: '1.10' }, profile: { attributes: { rate: 1.1 } } },
      problems: [{ field: 'profile.attributes.size', why: expect.stringMatching(/as a text/) }],
    });
  });

  it('looks at no value that is too long, nor at text that is not well-formed', () => {
    const columns = { mail: 'email', name: 'lastName', work: 'profile.industry' };
    const row = { mail: 'a@x.example', name: 'e\u0301'.repeat(60_000), work: '\ud800' };
    expect(rowOf({ columns }, row).problems.map(({ why }) => why)).toEqual([
      'is longer than 1000 characters',
      'is not well-formed Unicode text',
    ]);
  });

  it('takes an e-mail without an external id where that column is blank', () => {
    const mapping = {
      columns: { m: 'email', x: 'externalId' },
      constants: { externalSystem: 'crm' },
    };
    expect(rowOf(mapping, { m: 'a@x.org', x: '' }).input).toEqual({
      contact: { email: 'a@x.org' },
    });
  });

  it('takes numbers of a JSON file as text, and refuses objects', () => {
    const mapping = {
      columns: { id: 'externalId', mail: 'email' },
      constants: { externalSystem: 'crm' },
    };
    const { input, problems } = rowOf(mapping, { id: 7, mail: {} });
    expect(input.external).toEqual({ system: 'crm', id: '7' });
    expect(problems).toEqual([
      { field: 'contact.email', why: 'must be a text, a number, true or false' },
    ]);
  });

  it('names the column of a field', () => {
    const { mapping } = readMapping(olist);
    const reader = new RowReader(mapping!);
    expect(reader.columnOf('external.id')).toBe('mql_id');
    expect(reader.columnOf('contact.email')).toBe('mql_id');
    expect(reader.columnOf('external.system')).toBeNull();
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no columns', { constants: {} }, ['columns', 'columns']],
    ['an unknown section', { ...olist, colums: {} }, ['colums']],
    [
      'an unknown field',
      { ...olist, columns: { ...olist.columns, city: 'profile.city' } },
      ['columns.city'],
    ],
    [
      'a field of the prototype',
      { ...olist, columns: { ...olist.columns, city: 'toString' } },
      ['columns.city'],
    ],
    [
      'a field twice',
      { ...olist, columns: { ...olist.columns, other: 'channel' } },
      ['columns.other'],
    ],
    [
      'an unknown date format',
      { ...olist, dates: { occurredAt: 'QQQ nonsense' } },
      ['dates.occurredAt'],
    ],
    [
      'a date format without days',
      { ...olist, dates: { occurredAt: 'yyyy-MM' } },
      ['dates.occurredAt'],
    ],
    ['a date that is none', { ...olist, dates: { channel: 'yyyy-MM-dd' } }, ['dates.channel']],
    ...[
      'yyyy-MM-dd HmsHms',
      `yyyy-MM-dd ${'Hms'.repeat(10)}`,
      'yyyy-MM-dd Hms',
      'yyyyMd',
      'yyyy-MM-dd dd',
      'yyyy-MM-dd HH hh',
      'yyyy-MM-dd ooo',
      "yyyy-MM-dd 'Erika Mustermann'",
      "yyyy-MM-dd 'open",
      'yyyy-MM-dd€',
      'yyyy-MM-ddTHH:mm',
      'yyyy-MM-dd, yyyy-MM-dd, yyyy-MM-dd, yyyy-M',
      'HH:mm',
      'yyyy',
      'dd.MM.',
      'kkkk-WW',
      '',
    ].map((format): [string, Record<string, unknown>, string[]] => [
      `the date format ${format}`,
      { ...olist, dates: { occurredAt: format } },
      ['dates.occurredAt'],
    ]),
    [
      'a path of many parts',
      { ...olist, columns: { ...olist.columns, ['a.'.repeat(20)]: 'email' } },
      [`columns.${'a.'.repeat(20)}`],
    ],
    [
      'a column with a long name',
      { ...olist, columns: { ...olist.columns, ['a'.repeat(201)]: 'email' } },
      [`columns.${'a'.repeat(201)}`],
    ],
    [
      'a column without a name',
      { ...olist, columns: { ...olist.columns, ' ': 'email' } },
      ['columns. '],
    ],
    ['a delimiter that nobody sees', { ...olist, delimiter: '\0' }, ['delimiter']],
    ['an unknown zone', { ...olist, zone: 'Mars/Base' }, ['zone']],
    [
      'a constant of a mapped field',
      { ...olist, constants: { ...olist.constants, channel: 'x' } },
      ['constants.channel'],
    ],
    [
      'an unknown constant',
      { ...olist, constants: { ...olist.constants, shoe: 'x' } },
      ['constants.shoe'],
    ],
    [
      'a constant that is not text',
      { ...olist, constants: { externalSystem: 1 } },
      ['constants.externalSystem', 'constants.externalSystem'],
    ],
    ['a blank of an unmapped field', { ...olist, blank: { email: 'x' } }, ['blank.email']],
    ['a long delimiter', { ...olist, delimiter: ';;' }, ['delimiter']],
    ['another encoding', { ...olist, encoding: 'latin1' }, ['encoding']],
    ['no identity', { columns: { origin: 'channel' } }, ['columns']],
    ['no system', { columns: { id: 'externalId' } }, ['constants.externalSystem']],
  ])('is refused for %s', (_, given, fields) => {
    expect(readMapping(given).problems?.map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    'yyyy-MM-dd',
    'dd.MM.yyyy HH:mm',
    'M/d/yyyy h:mm a',
    "yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
    'yyyyMMddHHmmss',
    'ddMMyy',
    'EEE, dd MMM yyyy HH:mm:ss ZZZ',
    'd MMMM yyyy',
    "dd.MM.yyyy, H:mm 'Uhr'",
    "kkkk-'W'WW-E",
    'yyyy-ooo',
  ])('takes the date format %s', (format) => {
    expect(readMapping({ ...olist, dates: { occurredAt: format } }).problems).toBeUndefined();
  });
});
