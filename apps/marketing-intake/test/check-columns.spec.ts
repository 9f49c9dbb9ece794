import { describe, expect, it } from 'vitest';
import { checkColumns } from '../src/imports/check-columns.js';
import { CsvReader } from '../src/imports/read-csv.js';
import { readMapping } from '../src/imports/read-mapping.js';
import { LineSplitter } from '../src/imports/split-lines.js';

const { mapping } = readMapping({ columns: { mail: 'email', given: 'firstName' } });

function refusalOf(firstLine: string): string {
  const reader = new CsvReader(',', (columns) => checkColumns(mapping!, columns));
  try {
    reader.push(new LineSplitter().push(Buffer.from(`${firstLine}\n`)));
  } catch (error) {
    return (error as { detail: string }).detail;
  }
  return '';
}

describe('the refusal of a header', () => {
  it('names the columns of a header', () => {
    expect(refusalOf('mail,first name')).toContain('"given"');
    expect(refusalOf('mail,first name')).toContain('Its header names "mail", "first name".');
    expect(refusalOf('mail,given')).toBe('');
  });

  it.each([
    'jo@acme.example,Jo,Doe',
    'Jo,Doe',
    'Jo,Jo',
    'jo@acme.example,Jo,Jo,x',
    'mail,jo@acme.example,Jo',
    'mail,Jo,+49 170 1234567',
  ])('repeats nothing of a first line that may be a row: %s', (line) => {
    const detail = refusalOf(line);
    expect(detail).toMatch(/column/);
    expect(detail).not.toMatch(/Jo|Doe|acme|170/);
  });

  it('says of a file without a header how many columns it has and which are expected', () => {
    const detail = refusalOf('jo@acme.example,Jo,Doe');
    expect(detail).toContain('"mail", "given"');
    expect(detail).toContain('3 columns and does not look like the header');
  });
});
