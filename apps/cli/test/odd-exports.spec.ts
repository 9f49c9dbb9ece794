import { gzipSync } from 'node:zlib';
import { defaultPlaybook } from '@smarketing/playbook';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, exitCodes } from '../src/exit-codes.js';
import { extentFor, extentOf } from '../src/import-file/extent-of.js';
import { formatUnderstanding } from '../src/import-file/format-understanding.js';
import { knownEncoding } from '../src/import-file/known-encoding.js';
import { formatOf } from '../src/import-file/import-format.js';
import { understandFile } from '../src/import-file/understand-file.js';
import { cleanCell } from '../src/read-file/clean-cell.js';
import { writeRows } from '../src/read-file/write-rows.js';
import { isoOf } from '../src/recognise-columns/iso-dates.js';
import { readingOf } from './file-of.js';

const { lists } = defaultPlaybook();

/** What is sent of a file, row by row, and what is said of it. */
async function understood(content: string | Buffer) {
  const { table, survey } = await readingOf(content);
  const understanding = understandFile(table, survey, { system: 'crm' }, { lists, zone: 'UTC' });
  let sent = '';
  for await (const block of writeRows(table, extentOf(survey))) sent += block.toString();
  const said = formatUnderstanding(understanding, true);
  return { ...understanding, said, rows: sent.trimEnd().split('\n').slice(1), survey, table };
}

describe('an e-mail address is read out of what is around it', () => {
  it.each([
    [' anna@one.example ', 'anna@one.example'],
    ['mailto:anna@one.example', 'anna@one.example'],
    ['mailto:anna@one.example?subject=Hello', 'anna@one.example'],
    ['<anna@one.example>', 'anna@one.example'],
    ['Anna O’One <anna@one.example>', 'anna@one.example'],
    ['"One, Anna" <anna@one.example>', 'anna@one.example'],
    ["'anna@one.example'", 'anna@one.example'],
    ['anna@one.example\u200B', 'anna@one.example'],
    ['\u00A0anna@one.example', 'anna@one.example'],
    ['anna@one.example; bo@one.example', 'anna@one.example'],
    ['anna@one.example, bo@one.example', 'anna@one.example'],
    ['anna@one.example bo@one.example', 'anna@one.example'],
    ['Anna <anna@one.example>; Bo <bo@one.example>', 'anna@one.example'],
    ['anna@one.example ::: bo@one.example', 'anna@one.example'],
    ['anna@one.example / bo@one.example', 'anna@one.example'],
    ['anna@one.example & bo@one.example', 'anna@one.example'],
    ['anna@one.example,', 'anna@one.example'],
    ['; anna@one.example', 'anna@one.example'],
    ['anna@one.example (Anna One)', 'anna@one.example'],
  ])('%j', (cell, address) => {
    expect(cleanCell(cell).trim()).toBe(address);
  });

  it.each(['ask anna@one.example first', '@anna', 'a@b@c', 'anna@one.example or call', '1 @ 5.00'])(
    'and %j stays as it is',
    (cell) => {
      expect(cleanCell(cell)).toBe(cell);
    },
  );

  it('and several in a cell are said to be several', async () => {
    const { rows, said } = await understood(
      'Email,Name\na@x.example; b@x.example,A\nc@x.example,C\n',
    );
    expect(rows).toEqual(['a@x.example,A', 'c@x.example,C']);
    expect(said).toContain('1 cell with several e-mail addresses: the first one counts');
  });
});

it('a text that was kept from being a number has its digits, with quotes around it or without', async () => {
  const { rows } = await understood(
    'Record ID;Email\n="00123";a@x.example\n"=""00124""";b@x.example\n',
  );
  expect(rows).toEqual(['00123;a@x.example', '00124;b@x.example']);
});

describe('dates that no format tells are sent in ISO 8601', () => {
  it.each([
    ['5. März 2026', '2026-03-05'],
    ['24. Dez. 2025 14:05', '2025-12-24T14:05:00'],
    ['1 de enero de 2026', '2026-01-01'],
    ['15 février 2026 à 10:30', '2026-02-15T10:30:00'],
    ['3 aout 2025', '2025-08-03'],
    ['Jan 5, 2026', '2026-01-05'],
    ['March 15th, 2026 3:05 PM', '2026-03-15T15:05:00'],
    ['Sept. 1, 2026, 12:00 AM', '2026-09-01T00:00:00'],
    ['05-Jan-2026', '2026-01-05'],
    ['Mon, 05 Jan 2026 08:05:00 GMT', '2026-01-05T08:05:00Z'],
    ['Mon, 05 Jan 2026 08:05:00 +0100', '2026-01-05T08:05:00+01:00'],
    ['Mon Jan 05 2026 08:05:00 GMT+0100 (CET)', '2026-01-05T08:05:00+01:00'],
    ['Mon Jan  5 08:05:00 UTC 2026', '2026-01-05T08:05:00Z'],
    ['31-Jan-24', '2024-01-31'],
    ['1 Feb 99', '1999-02-01'],
    ['5-Mai-24 10:15', '2024-05-05T10:15:00'],
  ])('in words: %s', (cell, iso) => {
    expect(isoOf('in words', cell)).toBe(iso);
  });

  it.each(['31. Februar 2026', 'May 2026', 'Anna May 12', '5 Jan 2026 25:00'])(
    'and %s is none in words',
    (cell) => {
      expect(isoOf('in words', cell)).toBeUndefined();
    },
  );

  it.each([
    ['days of a spreadsheet', ['45931', '45932.5'], ['2025-10-01', '2025-10-02T12:00:00']],
    [
      'seconds',
      ['1767225600', '1767312001'],
      ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:01.000Z'],
    ],
    ['milliseconds', ['1767225600000'], ['2026-01-01T00:00:00.000Z']],
    ['eight digits', ['20240131', '20240201'], ['2024-01-31', '2024-02-01']],
  ])('as %s', async (kind, cells, isos) => {
    const file = ['Email,Create Date', ...cells.map((cell, n) => `p${n}@x.example,${cell}`)];
    const { rows, said } = await understood(file.join('\n'));
    expect(rows).toEqual(isos.map((iso, n) => `p${n}@x.example,${iso}`));
    expect(said).toContain(`Dates: ISO 8601 in UTC (${kind})`);
  });

  it('but numbers only where the column is named so', async () => {
    const { rows } = await understood('Email,Zip\na@x.example,45931\nb@x.example,45932\n');
    expect(rows).toEqual(['a@x.example,45931', 'b@x.example,45932']);
  });

  it('and as they stand where a mapping says how they are written', async () => {
    const { table, survey } = await readingOf('Email,Created\na@x.example,5 Jan 2026\n');
    let sent = '';
    const extent = extentFor(survey, { dates: { occurredAt: 'd MMM yyyy' } });
    for await (const block of writeRows(table, extent)) sent += block.toString();
    expect(sent).toContain('a@x.example,5 Jan 2026');
  });

  it('and where none is recognised it is said before anything is imported', async () => {
    const { said } = await understood('Email,Created\na@x.example,soon\nb@x.example,later\n');
    expect(said).toContain('2 are written differently, and their rows will be refused');
  });
});

describe('an encoding that is not recognised', () => {
  const shiftJis = Buffer.from([0x8e, 0x52, 0x93, 0x63, 0x89, 0xef, 0x8e, 0xd0]);
  const cyrillic = Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0xee, 0xe2]);
  const polish = Buffer.from([0x4d, 0x69, 0x63, 0x68, 0x61, 0xb3, 0x65, 0x6b]);
  const fileOfNames = (name: Buffer) =>
    Buffer.concat([
      Buffer.from('Email,Name\n'),
      ...[1, 2, 3].flatMap((n) => [Buffer.from(`p${n}@x.example,`), name, Buffer.from('\n')]),
    ]);

  it.each([
    ['shift_jis', shiftJis, '山田会社'],
    ['windows-1251', cyrillic, 'Иванов'],
    ['windows-1250', polish, 'Michałek'],
  ])(
    'may be named, and is asked for where words look strange: %s',
    async (encoding, name, text) => {
      const doubt = (await readingOf(fileOfNames(name))).table.remarks();
      expect(doubt).toEqual([expect.stringContaining('--encoding windows-1250')]);
      const { sent, table } = await readingOf(fileOfNames(name), { encoding });
      expect(sent).toContain(`p1@x.example,${text}\n`);
      expect([table.readAs[0], table.remarks()]).toEqual([`${encoding}, converted to UTF-8`, []]);
    },
  );

  it('is not asked for in the West', async () => {
    const text =
      'Email,Name\na@x.example,Jörg Müßig-Aßmann\nb@x.example,Éléonore Crèvecœur\n'.repeat(3);
    const western = Buffer.from(text.replaceAll('œ', '\x9c'), 'latin1');
    expect((await readingOf(western)).table.remarks()).toEqual([]);
  });

  it('and that nobody knows is refused', () => {
    expect(() => knownEncoding('cp9999')).toThrow(/cp9999 is not known/);
    expect(knownEncoding('Latin2')).toBe('iso-8859-2');
  });
});

it('letters that were converted twice are told, and sound ones are not', async () => {
  const doubts = async (names: readonly string[], isTwice: boolean) => {
    const text = ['Email,Name', ...names.map((name, n) => `p${n}@x.example,${name}`)].join('\n');
    const once = Buffer.from(text);
    const bytes = isTwice ? Buffer.from(new TextDecoder('windows-1252').decode(once)) : once;
    return (await readingOf(bytes)).table.remarks();
  };
  const names = ['Müller', 'Jürgen Großmann', 'Zoë', 'D’Angelo', 'São João', 'CONCEIÇÃO', 'MÃE'];
  expect(await doubts(names, true)).toEqual([expect.stringContaining('Ã¼ for ü')]);
  expect(await doubts(names, false)).toEqual([]);
});

describe('a file that is not a table is called what it is', () => {
  const table = 'Export it as CSV (UTF-8) or .xlsx.';
  it.each<[string, string | Buffer, string]>([
    ['JSON', '[\n {\n "email": "a@x.example"}]', `holds JSON. ${table}`],
    ['an object a line', '{"email":"a@x.example"}\n', `holds JSON. ${table}`],
    [
      'a page',
      '\uFEFF\n<meta charset="utf-8"><table>',
      `is a web page, whatever its name says. ${table}`,
    ],
    ['XML', '<?xml version="1.0"?><Workbook/>', `is XML, whatever its name says. ${table}`],
    ['RTF', '{\\rtf1\\ansi Email}', `is a text document. ${table}`],
    [
      'a picture',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\b\x06\0\0', 'latin1'),
      'is a picture.',
    ],
    [
      'an archive',
      Buffer.concat([Buffer.from('leads.csv'), Buffer.alloc(500)]),
      'is neither text nor a workbook',
    ],
    ['gzip', gzipSync('Email\na@x.example\n'), 'is compressed. Unpack it first'],
  ])('%s', async (_, content, why) => {
    const failure: unknown = await readingOf(content).catch((error: unknown) => error);
    expect([exitCodeOf(failure), (failure as Error).message]).toEqual([
      exitCodes.usage,
      expect.stringContaining(why),
    ]);
  });

  it.each(['leads.xls', 'leads.json', 'leads.zip', 'leads.html'])(
    'by what is in it, where its name is %s',
    (name) => {
      expect(formatOf(name)).toBe('xlsx');
    },
  );
});

it('UTF-16 without a mark is known where most letters are Cyrillic or Chinese', async () => {
  const row = (n: number) => `v${n}@x.example,Иван Иванович Петров,株式会社山田製作所\r\n`;
  const text = `Email,Имя,会社\r\n${Array.from({ length: 30 }, (_, n) => row(n)).join('')}`;
  const little = Buffer.from(text, 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()]) {
    const { table, sent } = await readingOf(bytes);
    expect(table.readAs[0]).toMatch(/^UTF-16/);
    expect(sent).toBe(text.replaceAll('\r', ''));
  }
});

it('a stray zero in a text makes it no other file', async () => {
  const { rows } = await understood(
    `Email,Company\n${'a@x.example,X\0Y\n'.repeat(2)}${'b@x.example,Z\n'.repeat(9)}`,
  );
  expect(rows).toHaveLength(11);
});

it('the columns of Pipedrive and Dynamics are known', async () => {
  const pipedrive = await understood(
    'Person - ID,Person - Name,Person - Email - Work,Person - Email - Home,Person - Person created,Organization - Name\n' +
      '1,Ann A,a@x.example,h@x.example,2026-01-05 08:05:00,Acme\n2,Bo B,"b@x.example, c@x.example",,2026-01-06 08:05:00,Bcme\n',
  );
  expect(pipedrive.recognition.columns.map(({ column, field }) => [column.name, field])).toEqual([
    ['Person - ID', 'externalId'],
    ['Person - Name', 'lastName'],
    ['Person - Email - Work', 'email'],
    ['Person - Person created', 'occurredAt'],
    ['Organization - Name', 'company'],
  ]);
  const dynamics = await understood(
    '(Do Not Modify) Lead,Name,Created On,Email Address 1\n8f3c7c1e-0000-4000-8000-000000000001,Ann A,1/13/2026 8:05 AM,a@x.example\n',
  );
  expect(dynamics.recognition.columns.map(({ field }) => field)).toEqual([
    'externalId',
    'lastName',
    'occurredAt',
    'email',
  ]);
});

it.each<[string, string, string]>([
  [
    'Zoho',
    'Record Id,Lead Owner,Company,First Name,Last Name,Designation,Email,Created Time,No. of Employees',
    'externalId,,company,firstName,lastName,jobTitle,email,occurredAt,profile.companySize',
  ],
  [
    'Mailchimp',
    'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID',
    'email,firstName,lastName,,occurredAt,,externalId',
  ],
  [
    'Google',
    'First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Address 1 - Country',
    'firstName,lastName,company,jobTitle,,email,phone,profile.country',
  ],
  [
    'Outlook',
    'Title,First Name,Last Name,Company,Job Title,Business Phone,E-mail Address,Business Country/Region',
    ',firstName,lastName,company,jobTitle,phone,email,profile.country',
  ],
  [
    'Facebook',
    'id,created_time,ad_name,email,full_name,phone_number,company_name',
    'externalId,occurredAt,,email,lastName,phone,company',
  ],
  [
    'LinkedIn',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    'firstName,lastName,,email,company,jobTitle,occurredAt',
  ],
  [
    'French',
    "Prénom,Nom,Adresse e-mail,Téléphone,Entreprise,Poste,Date de création,Source,Secteur d'activité,Effectif,Pays",
    'firstName,lastName,email,phone,company,jobTitle,occurredAt,channel,profile.industry,profile.companySize,profile.country',
  ],
  [
    'Spanish',
    'Nombre,Apellidos,Correo electrónico,Teléfono,Empresa,Cargo,Fecha de creación,Origen,Sector,Número de empleados,País',
    'firstName,lastName,email,phone,company,jobTitle,occurredAt,channel,profile.industry,profile.companySize,profile.country',
  ],
  [
    'Italian',
    'Nome,Cognome,Indirizzo e-mail,Telefono,Azienda,Qualifica,Data di creazione,Fonte,Settore,Numero di dipendenti,Paese',
    'firstName,lastName,email,phone,company,jobTitle,occurredAt,channel,profile.industry,profile.companySize,profile.country',
  ],
  [
    'Dutch',
    'Voornaam,Achternaam,E-mailadres,Telefoonnummer,Bedrijf,Functie,Aangemaakt op,Bron,Branche,Aantal medewerkers,Land',
    'firstName,lastName,email,phone,company,jobTitle,occurredAt,channel,profile.industry,profile.companySize,profile.country',
  ],
])('the columns of %s are known', async (_whose, header, fields) => {
  const cells = fields.split(',').map((field) => (field === 'email' ? 'a@x.example' : 'v'));
  const { recognition } = await understood(`${header}\n${cells.join(',')}\n`);
  const found = new Map(recognition.columns.map(({ column, field }) => [column.name, field]));
  expect(header.split(',').map((name) => found.get(name) ?? '')).toEqual(fields.split(','));
});

it('of very many columns without a field a few are named, and the rest counted', async () => {
  const names = Array.from({ length: 298 }, (_, n) => `Custom ${n}`);
  const cells = names.map((name) => `x ${name}`);
  const { said } = await understood(
    ['Email', ...names].join(',') + '\n' + ['a@x.example', ...cells].join(','),
  );
  expect(said).toContain('and 283 more for which there is no field');
  expect(said.split('\n').length).toBeLessThan(40);
});
