import { filled, type HostileInput } from './hostile-input.ts';

/** Of one upload, in characters: some pieces of the stream, and one longest line. */
const most = 300 * 1024;
const line = 256 * 1024 - 64;
/** Of files with a row in every few characters: each is read as the door does. */
const few = 20 * 1024;

/** A name for each field that a mapping knows, so that every reader of a row has something to read. */
export const everyColumn: Readonly<Record<string, string>> = {
  id: 'externalId',
  email: 'email',
  phone: 'phone',
  first: 'firstName',
  last: 'lastName',
  company: 'company',
  title: 'jobTitle',
  channel: 'channel',
  source: 'utm.source',
  medium: 'utm.medium',
  campaign: 'utm.campaign',
  term: 'utm.term',
  content: 'utm.content',
  industry: 'profile.industry',
  size: 'profile.companySize',
  country: 'profile.country',
  seniority: 'profile.seniority',
  department: 'profile.department',
  kind: 'profile.emailKind',
  segment: 'profile.attributes.segment',
  seen: 'occurredAt',
  touch: 'touchpoint.kind',
  stage: 'stage',
};
const columns = Object.keys(everyColumn);
const header = `${columns.join()}\n`;

/** The same text in each field of a row. */
const rowOf = (text: string) => columns.map(() => text).join();
const objectOf = (text: string) =>
  JSON.stringify(Object.fromEntries(columns.map((c) => [c, text])));

/** Texts that some reader could take long for, each of the length that is asked for. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'combining marks': (length) => `a${'\u0301'.repeat(length)}`,
  'percent signs': (length) => filled(length, '%25'),
  'doubly encoded percent signs': (length) => filled(length, '%2525'),
  digits: (length) => '1'.repeat(length),
  'digits of a date': (length) => `2018-11-23 ${'1'.repeat(length)}x`,
  blanks: (length) => ` ${' '.repeat(length)}x`,
  'signs that nobody sees': (length) => '\u200b'.repeat(length),
  'ligatures that grow': (length) => '\ufdfa'.repeat(length),
  'an almost e-mail address': (length) => `${'a.'.repeat(length / 2)}@`,
  'an almost phone number': (length) => `+${'1 ( '.repeat(length / 4)}`,
  'zeros that begin no number': (length) => '0 '.repeat(length / 2),
  surrogates: (length) => '😀'.repeat(length / 2),
};

export function hostileCsv(): HostileInput<string>[] {
  const harmless = filled(few, `${rowOf('word')}\n`, header);
  const files: Record<string, string> = {
    'of 45,000 columns': `${Array.from({ length: 45_000 }, (_, n) => `c${n}`).join()}\n`,
    'of 120,000 columns without names': `email${','.repeat(120_000)}\n`,
    'of lines of delimiters': filled(most, `${','.repeat(line)}\n`, header),
    'of line ends': filled(most, '\n', header),
    'of carriage returns': filled(most, '\r', 'email\r'),
    'of delimiters and line ends': filled(most, ',\n', header),
    'of one line without an end': filled(most, 'x', header),
    'of a quote that is never closed': filled(most, `${'word,'.repeat(60)}\n`, `${header}"`),
    'of quotes that are opened in each line': filled(few, '"word,word\n', header),
    'of a quote that closes 200 lines later, again and again': filled(
      most,
      `"\n${'""""""""x\n'.repeat(199)}x"x\n`,
      header,
    ),
    'of quotes alone': filled(most, `${'"'.repeat(line)}\n`, header),
    'of doubled quotes in long records': filled(most, `"${'""'.repeat(160)}\n`, header),
    'of rows of one letter': filled(few, 'x\n', header),
  };
  for (const [name, text] of Object.entries(texts)) {
    files[`of rows of ${name}, 900 a value`] = filled(most, `${rowOf(text(900))}\n`, header);
    files[`of a line of ${name}`] = `${header},${text(60_000)},\n${header}`;
  }
  return Object.entries(files).map(([name, hostile]) => ({ name, hostile, harmless }));
}

export function hostileNdjson(): HostileInput<string>[] {
  const harmless = filled(few, `${objectOf('word')}\n`);
  const lineOf = (item: string, before = '{"id":[', after = '1]}') =>
    filled(most, `${filled(line, item, before, after)}\n`);
  const files: Record<string, string> = {
    'of lines of numbers': lineOf('1,'),
    'of lines of numbers to be kept as written': lineOf('1.0,'),
    'of lines of long numbers': lineOf('9007199254740993,'),
    'of lines of empty objects': lineOf('{},'),
    'of lines of fields': lineOf('"a":1,', '{', '"b":1}'),
    'of lines nested deep': filled(most, `${'['.repeat(line / 2)}${']'.repeat(line / 2)}\n`),
    'of objects nested deep': filled(most, `${'{"id":'.repeat(30_000)}1.0${'}'.repeat(30_000)}\n`),
    'of one number of 250,000 digits': filled(most, `{"id":${'1'.repeat(line - 20)}}\n`),
    'of one number of 250,000 zeros': filled(most, `{"segment":0.${'0'.repeat(line - 40)}1}\n`),
    'of escaped quotes': lineOf(String.raw`\"`, '{"id":"', '","last":1.0}'),
    'of escaped quotes that are never closed': lineOf(String.raw`\"`, '{"last":1.0,"id":"', ''),
    'of lone surrogates': lineOf(String.raw`\ud800`, '{"id":"', '"}'),
    'of spaces between': lineOf(' ', '{"id":', '1.0}'),
    'of rows of one number': filled(few, '1.0\n'),
    'of rows of one object': filled(few, '{}\n'),
  };
  for (const [name, text] of Object.entries(texts)) {
    files[`of rows of ${name}, 900 a value`] = filled(most, `${objectOf(text(900))}\n`);
    files[`of a line of ${name}`] =
      `${JSON.stringify({ email: text(60_000), last: text(60_000) })}\n`;
  }
  return Object.entries(files).map(([name, hostile]) => ({ name, hostile, harmless }));
}

/** Mappings that are refused, beside one of their size that is not. */
export function hostileMappings(): HostileInput<Record<string, unknown>>[] {
  const good = { columns: { ...everyColumn }, constants: { externalSystem: 'crm' } };
  const dated = (format: string) => ({ ...good, dates: { occurredAt: format } });
  const withColumns = (names: readonly string[]) => ({
    ...good,
    columns: Object.fromEntries(names.map((name) => [name, 'email'])),
  });
  const tableOf = (entries: number, target: unknown, cell = (n: number) => `c${n}`) =>
    Object.fromEntries(Array.from({ length: entries }, (_, n) => [cell(n), target]));
  /** Refused for its last entry alone. */
  const withCells = (cell: (n: number) => string) => ({
    ...good,
    values: { country: { ...tableOf(9_000, 'DE', cell), last: 1 } },
  });
  const mappings: Record<string, Record<string, unknown>> = {
    'with a date format of hours, minutes and seconds ten times': dated(
      `yyyy-MM-dd ${'Hms'.repeat(10)}`,
    ),
    'with a date format of numbers that touch': dated('yyyy-MM-dd Hmsd'),
    'with a date format of 36 KB': dated('yyyy-MM-dd'.repeat(3_600)),
    'with a date format of 36 KB of brackets': dated('yyyy-MM-dd'.padEnd(36_000, '(')),
    'with a date format of quotes': dated(`yyyy-MM-dd${"'".repeat(36_000)}`),
    'with a zone of 60 KB': { ...good, zone: 'Europe/'.repeat(8_000) },
    'with a path of 15,000 parts': withColumns(['a.'.repeat(15_000)]),
    'with 6,000 columns': withColumns(Array.from({ length: 6_000 }, (_, n) => `c${n}`)),
    'with a column of combining marks': withColumns([`a${'\u0301'.repeat(20_000)}`]),
    'with a column of percent signs': withColumns(['%25'.repeat(12_000)]),
    'with 3,000 unknown sections': {
      ...good,
      ...Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`s${n}`, 1])),
    },
    'with a constant of percent signs': {
      ...good,
      columns: { email: 'email' },
      constants: { 'profile.industry': '%25'.repeat(12_000) },
    },
    'with a table of 100,000 values': { ...good, values: { country: tableOf(100_000, 'x') } },
    'with 9,000 cells of combining marks': withCells((n) => `${n}a${'\u0301'.repeat(40)}`),
    'with 9,000 cells of ligatures that grow': withCells((n) => `${n}${'\ufdfa'.repeat(40)}`),
    'with 9,000 cells of dashes': withCells((n) => `${n}${' -'.repeat(20)}`),
    'with a cell of 400 KB': withCells((n) => `${n}${'\u0301'.repeat(n === 0 ? 400_000 : 1)}`),
    'with a target of 400 KB': {
      ...good,
      values: { country: { x: '\u0301'.repeat(400_000) } },
    },
    'with 3,000 tables of columns that are not mapped': {
      ...good,
      values: Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`t${n}`, { a: 'b' }])),
    },
    'with a delimiter of 60 KB': { ...good, delimiter: ';'.repeat(60_000) },
  };
  const harmless = dated('yyyy-MM-dd HH:mm:ss');
  return Object.entries(mappings).map(([name, hostile]) => ({ name, hostile, harmless }));
}
