import { DateTime } from 'luxon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotHeader, hubspotRows } from './crm-exports/hubspot-contacts.ts';
import { salesforceRows } from './crm-exports/salesforce-leads.ts';
import { ColumnSurvey, type ColumnValues } from '../src/recognise-columns/column-values.js';
import { DateShapes, type DateOrder } from '../src/recognise-columns/date-shapes.js';
import { contentOf } from '../src/recognise-columns/look-at-values.js';
import { presetShownBy } from '../src/recognise-columns/presets.js';
import { recogniseColumns } from '../src/recognise-columns/recognise-columns.js';
import { recogniseDates } from '../src/recognise-columns/recognise-dates.js';

function columnsOf(rows: Iterable<readonly string[]>): ColumnValues[] {
  const [header = [], ...data] = [...rows];
  const surveys = header.map((name) => new ColumnSurvey(name));
  for (const row of data)
    for (const [index, survey] of surveys.entries()) survey.see(row[index] ?? '');
  return surveys.map((survey) => survey.end());
}

function recognised(rows: Iterable<readonly string[]>, system?: string) {
  const columns = columnsOf(rows);
  const preset = presetShownBy(columns.map(({ name }) => name));
  const {
    columns: found,
    leftOut,
    ...rest
  } = recogniseColumns(columns, { preset, ...(system && { system }) });
  return {
    ...rest,
    preset: preset?.name,
    fields: Object.fromEntries(found.map(({ column, field }) => [column.name, field])),
    leftOut: leftOut.map(({ column }) => column.name),
    whys: leftOut.map(({ why }) => why),
  };
}

describe('an export is recognised', () => {
  it('of HubSpot', () => {
    expect(recognised(hubspotRows(50))).toMatchObject({
      preset: 'hubspot-contacts',
      system: 'hubspot',
      leftOut: ['Lead Status'],
      fields: {
        'Record ID': 'externalId',
        'First Name': 'firstName',
        'Last Name': 'lastName',
        Email: 'email',
        'Phone Number': 'phone',
        'Create Date': 'occurredAt',
        'Original Source': 'channel',
        'Company name': 'company',
        'Number of Employees': 'profile.companySize',
        'Country/Region': 'profile.country',
        Industry: 'profile.industry',
        'Lifecycle Stage': 'stage',
      },
    });
  });

  it.each(['de', 'en'] as const)('of Salesforce (%s)', (language) => {
    const found = recognised(salesforceRows(50, language));
    expect(found).toMatchObject({ preset: 'salesforce-leads', system: 'salesforce' });
    expect(Object.values(found.fields)).toEqual([
      'externalId',
      'firstName',
      'lastName',
      'company',
      'email',
      'phone',
      'stage',
      'channel',
      'occurredAt',
      'profile.country',
      'profile.industry',
      'profile.companySize',
    ]);
    expect(found.leftOut).toHaveLength(1);
  });

  it('in whatever order its columns stand', () => {
    const shuffled = fc.shuffledSubarray([...hubspotHeader.keys()], {
      minLength: hubspotHeader.length,
    });
    const rows = [...hubspotRows(10)];
    const fields = recognised(rows).fields;
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(recognised(rows.map((row) => order.map((at) => row[at]!))).fields).toEqual(fields);
      }),
      { numRuns: 20 },
    );
  });
});

describe('columns of any other file', () => {
  const emails = ['a@one.example', 'b@one.example', 'c@one.example'];
  const file = (columns: Readonly<Record<string, readonly string[]>>) => {
    const names = Object.keys(columns);
    const rows = emails.map((_, row) => names.map((name) => columns[name]![row] ?? ''));
    return recognised([names, ...rows]);
  };

  it('are recognised by what stands in them', () => {
    const { fields } = file({
      Kontakt: emails,
      Durchwahl: ['+49 30 5550100', '030 / 555 01 01', '(030) 5550102'],
      Wo: ['Germany', 'AT', 'Schweiz'],
    });
    expect(fields).toEqual({ Kontakt: 'email', Durchwahl: 'phone', Wo: 'profile.country' });
  });

  it('of two for one field the better name is taken, and the other is told', () => {
    const { fields, whys } = file({
      Mobil: ['0170 5550100', '', ''],
      Telefon: ['030 5550100', '', ''],
      Mail: emails,
    });
    expect(fields).toEqual({ Telefon: 'phone', Mail: 'email' });
    expect(whys).toEqual(['phone is taken from Telefon']);
  });

  it('a name counts for nothing where hardly a value could be stored', () => {
    const many = (value: (n: number) => string) => Array.from({ length: 40 }, (_, n) => value(n));
    const rows = (...columns: readonly string[][]) =>
      columns[0]!.map((_, row) => columns.map((column) => column[row]!));
    const mails = many((n) => `p${n}@one.example`);
    const table = rows(
      ['Mail', ...mails],
      ['Country', ...many((n) => `Road ${n}, Berlin`)],
      ['Land', ...many((n) => (n % 2 ? 'Germany' : `Nowhere ${n}`))],
      ['Size', ...many((n) => `${'X'.repeat(n + 1)}L`)],
    );
    const { fields, whys } = recognised(table);
    expect(fields).toEqual({ Mail: 'email', Land: 'profile.country' });
    expect(whys).toEqual([
      'is called like profile.country, but few of its values are one',
      'is called like profile.companySize, but few of its values are one',
    ]);
  });

  it('a name that the content belies counts for nothing', () => {
    expect(file({ Source: emails, Quelle: ['Web', '', ''] }).fields).toEqual({
      Source: 'email',
      Quelle: 'channel',
    });
  });

  it('ids are taken only with the system that they are from', () => {
    const rows = [['ID', 'Mail'], ...emails.map((mail, at) => [String(at), mail])];
    expect(recognised(rows).whys).toEqual([
      'is an id, but of which system? Pass --system, such as --system crm',
    ]);
    expect(recognised(rows, 'crm')).toMatchObject({ fields: { ID: 'externalId' }, system: 'crm' });
  });

  it('a whole name is a last name where there is no other', () => {
    expect(file({ Name: ['Anna Müller', 'Bo', ''], Mail: emails }).fields['Name']).toBe('lastName');
    expect(
      file({ Name: ['x', '', ''], Nachname: ['y', '', ''], Mail: emails }).fields['Name'],
    ).toBeUndefined();
  });

  it('what is left out says why', () => {
    const { whys } = file({
      Mail: emails,
      Leer: [],
      Notiz: ['x', 'y', 'z'],
      Geburtstag: ['01.02.1980', '03.04.1985', ''],
      'Lead-Inhaber': ['Grit', '', ''],
    });
    expect(whys).toEqual([
      'is empty',
      'no field for it',
      'holds dates, and leads have one date: occurredAt, their first contact',
      'leads are given to reps by the routing of the playbook',
    ]);
  });

  it.each([
    ['email', ['a@one.example', 'b@one.example', 'none', 'c@one.example', 'd@one.example']],
    ['phone', ['+1 608 555 0100', '(608) 555-0100', '0049 30 5550100 ext. 11']],
    ['country', ['Germany', 'Deutschland', 'DEU', 'AT']],
    [undefined, ['DE', 'AT', 'CH']],
    [undefined, ['2026-03-18', '18.03.2026', '03/18/2026']],
    [undefined, ['80000000001', '80000000002', '80000000003']],
    [undefined, ['1.250,00', '3.150,00', '80,50']],
    [undefined, []],
  ])('%s shows in %j', (kind, sample) => {
    expect(contentOf(sample)).toBe(kind);
  });
});

describe('dates of a column', () => {
  const read = (
    values: readonly string[],
    order: { given?: DateOrder; elsewhere?: DateOrder } = {},
  ) => {
    const shapes = new DateShapes();
    for (const value of values) shapes.see(value);
    return recogniseDates(shapes.found(), order);
  };

  it.each<[string | undefined, string[]]>([
    [undefined, ['2026-03-18', '2026-03-18T13:55:00Z', '2026-03-18T13:55']],
    ['yyyy-MM-dd HH:mm', ['2026-03-18 13:55', '2026-03-19 03:55']],
    ['yyyy-MM-dd HH:mm:ss ZZZ', ['2026-03-18 13:55:01 +0100']],
    ["yyyy-MM-dd HH:mm:ss 'UTC'", ['2026-03-18 13:55:01 UTC']],
    ['dd.MM.yyyy HH:mm', ['18.03.2026 13:55', '01.02.2026 00:00']],
    ['d.M.yyyy, H:mm', ['18.3.2026, 9:05', '1.12.2026, 13:05']],
    ['dd.MM.yy', ['18.03.26', '01.02.26']],
    ['MM/dd/yyyy', ['03/18/2026', '01/02/2026']],
    ['M/d/yyyy h:mm a', ['3/18/2026 1:55 PM', '12/2/2026 11:05 am']],
    ['dd/MM/yyyy', ['18/03/2026', '01/02/2026']],
    ['yyyy/MM/dd', ['2026/03/18']],
    ['dd-MM-yyyy', ['18-03-2026']],
  ])('are in %s: %j', (format, values) => {
    expect(read(values)).toMatchObject({ format });
  });

  it('that nothing decides are said to be so', () => {
    const values = ['03/04/2026', '12/11/2026'];
    expect(read(values)).toEqual({ ambiguous: true });
    expect(read(values, { given: 'mdy' })).toMatchObject({ format: 'MM/dd/yyyy' });
    expect(read(values, { elsewhere: 'dmy' })).toMatchObject({ format: 'dd/MM/yyyy' });
    expect(read(['03.04.2026'])).toMatchObject({ why: 'day first, as dates with dots are' });
  });

  it('that contradict each other are told', () => {
    expect(read(['18/03/2026', '19/03/2026', '03/18/2026'])).toMatchObject({
      format: 'dd/MM/yyyy',
      why: 'day first: 2 of them can be nothing else, and 1 the other way round',
    });
  });

  it('that an order given cannot read are not counted', () => {
    const values = ['03/18/2026', '03/19/2026', '01/02/2026'];
    expect(read(values, { given: 'dmy' })).toMatchObject({ format: 'dd/MM/yyyy', count: 1 });
    expect(read(values)).toMatchObject({ format: 'MM/dd/yyyy', count: 3 });
  });

  it.each([[], ['x'], ['12:30'], ['1.234.567'], ['10.20.30.40']])('no dates: %j', (...values) => {
    expect(read(values)).toBeUndefined();
  });

  it('every format that is found reads what it was found in, as intake does', () => {
    const days = fc.array(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
      { minLength: 1, maxLength: 20 },
    );
    const formats = fc.constantFrom(
      'yyyy-MM-dd HH:mm',
      'dd.MM.yyyy HH:mm:ss',
      'd.M.yyyy',
      'M/d/yyyy h:mm a',
      'MM/dd/yyyy',
      'dd/MM/yyyy, HH:mm',
      'yyyy/MM/dd',
    );
    fc.assert(
      fc.property(days, formats, (dates, written) => {
        const texts = dates.map((date) =>
          DateTime.fromJSDate(date, { zone: 'utc' }).toFormat(written, { locale: 'en' }),
        );
        const given = written.startsWith('M') ? 'mdy' : 'dmy';
        const found = read(texts, { given });
        if (!found || !('format' in found) || found.format === undefined)
          throw new Error('Not found.');
        const [back, meant] = [found.format, written].map((format) =>
          texts.map((text) =>
            DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en' }).toMillis(),
          ),
        );
        expect(back).toEqual(meant);
      }),
    );
  });
});
