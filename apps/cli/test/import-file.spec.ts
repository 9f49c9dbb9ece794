import { describe, expect, it } from 'vitest';
import { formatRowError } from '../src/import-file/format-row-error.js';
import { formatOf, mappingOf } from '../src/import-file/import-format.js';
import { countsOf } from '../src/import-file/import-leads.js';

describe('the format of a file', () => {
  it.each([
    ['leads.csv', undefined, 'csv'],
    ['LEADS.CSV', undefined, 'csv'],
    ['leads.tsv', undefined, 'csv'],
    ['leads.ndjson', undefined, 'ndjson'],
    ['leads.jsonl', undefined, 'ndjson'],
    ['leads.dat', 'csv', 'csv'],
    ['leads.csv', 'ndjson', 'ndjson'],
    ['leads.xlsx', undefined, 'xlsx'],
  ])('of %s with --format %s is %s', (file, given, format) => {
    expect(formatOf(file, given)).toBe(format);
  });

  it.each([
    ['leads', undefined],
    ['leads.csv', 'xml'],
  ])('of %s with --format %s is asked for', (file, given) => {
    expect(() => formatOf(file, given)).toThrow(/--format csv, --format ndjson or --format xlsx/);
  });
});

describe('a mapping', () => {
  const mapping = { columns: { mail: 'email' }, delimiter: ';' };

  it.each(['columns:\n  mail: email\ndelimiter: ";"\n', JSON.stringify(mapping)])(
    'is read from %o',
    (text) => {
      expect(mappingOf(text, 'm.yaml')).toEqual(mapping);
    },
  );

  it.each(['columns: [', '- a', 'text', ''])('of %o is refused with its name', (text) => {
    expect(() => mappingOf(text, 'm.yaml')).toThrow(/m\.yaml/);
  });
});

it('counts and row errors are told in one line each', () => {
  const counts = { rows: 10_000, created: 9_000, matched: 900, unchanged: 63, failed: 37 };
  const status = { importId: 'i', name: 'n', state: 'completed' as const, conflicts: 0, ...counts };
  expect(countsOf(status)).toBe(
    '10,000 rows: 9,000 new, 900 updated, 63 unchanged, 37 with errors',
  );
  const error = { row: 12, line: 13, column: 'mail', why: 'is not an e-mail address' };
  expect(formatRowError(error)).toBe('row 12 (line 13) column mail: is not an e-mail address');
  expect(formatRowError({ ...error, column: null })).toBe(
    'row 12 (line 13): is not an e-mail address',
  );
});
