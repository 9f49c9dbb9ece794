import { describe, expect, it } from 'vitest';
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
      { field: 'occurredAt', why: 'is no date in the format dd.MM.yyyy HH:mm' },
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
      'a constant that is no text',
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
});
