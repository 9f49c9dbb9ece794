import { defaultPlaybook } from '@smarketing/playbook';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../src/import-file/extent-of.js';
import { understandFile, type Hints } from '../src/import-file/understand-file.js';
import { writeRows } from '../src/read-file/write-rows.js';
import { readingOf } from './file-of.js';

const { lists } = defaultPlaybook();

/** What is sent of a column of dates, and what is said of it. */
async function sentOf(cells: readonly string[], hints: Hints = {}) {
  const rows = cells.map((cell, at) => `p${at}@one.example,"${cell}"`);
  const { table, survey } = await readingOf(`Mail,Created\n${rows.join('\n')}\n`);
  const { dates } = understandFile(table, survey, hints, { lists, zone: 'UTC' });
  let sent = '';
  for await (const block of writeRows(table, extentOf(survey))) sent += block.toString();
  const values = sent.trimEnd().split('\n').slice(1);
  return { dates, values: values.map((row) => row.replace(/^[^,]*,/, '').replaceAll('"', '')) };
}

describe('dates that no single format reads are sent in ISO 8601', () => {
  it.each<[string, string[], string[]]>([
    [
      'day',
      ['31.01.2024, 09:15 Uhr', '01.02.2024, 10:15 Uhr'],
      ['2024-01-31T09:15', '2024-02-01T10:15'],
    ],
    ['day', ['Mi. 31.01.2024 9.15', 'Donnerstag, 1.2.24'], ['2024-01-31T09:15', '2024-02-01']],
    ['day', ['31. 1. 2024', '1. 2. 2024'], ['2024-01-31', '2024-02-01']],
    ['day', ['31/01/2024 09h15', '01/02/2024 à 10h15'], ['2024-01-31T09:15', '2024-02-01T10:15']],
    [
      'day',
      ['31/1/2024 9:15 a. m.', '1/2/2024 12:15 p.m.'],
      ['2024-01-31T09:15', '2024-02-01T12:15'],
    ],
    [
      'day',
      ['31/01/2024 - 09:15', '01/02/2024  10:15:30'],
      ['2024-01-31T09:15', '2024-02-01T10:15:30'],
    ],
    ['day', ['31.01.2024', '3.2.24', '2024-02-01'], ['2024-01-31', '2024-02-03', '2024-02-01']],
    [
      'month',
      ['Mon 1/31/2024', '2/1/2024 3:05 PM', '2/1/99'],
      ['2024-01-31', '2024-02-01T15:05', '1999-02-01'],
    ],
    [
      'year',
      ['2024/01/31 09:15', '2024-02-01 10:15 +0100'],
      ['2024-01-31T09:15', '2024-02-01T10:15+01:00'],
    ],
    ['year', ['2024-01-31T09:15:00Z', '2024-2-1'], ['2024-01-31T09:15:00Z', '2024-02-01']],
    ['year', ['2024年1月31日', '2024年2月1日'], ['2024-01-31', '2024-02-01']],
    ['year', ['2024.01.31.', '2024.02.01.'], ['2024-01-31', '2024-02-01']],
  ])('%s first: %j', async (first, cells, isos) => {
    const { values, dates } = await sentOf(cells);
    expect(values).toEqual(isos);
    expect(dates).toMatchObject({ why: `in several ways, ${first} first`, others: 0 });
  });

  it('and what is none among them stays and is told', async () => {
    const { values, dates } = await sentOf([
      '31.01.2024 Uhr',
      '30.02.2024, 09:15',
      '1.2.24',
      'soon',
    ]);
    expect(values).toEqual(['2024-01-31', '30.02.2024, 09:15', '2024-02-01', 'soon']);
    expect(dates?.others).toBe(2);
  });

  it.each([
    ['nothing decides', ['03/04/2024', '04/05/2024, 09:15']],
    ['they contradict each other', ['31/01/2024', '01/31/2024', '2024-01-01']],
    ['dots say nothing of other signs', ['31.01.2024', '04/02/2024', '05/02/2024']],
  ])('but not where %s', async (_what, cells) => {
    await expect(sentOf(cells)).rejects.toThrow(/two ways/);
    const { values } = await sentOf(cells, { dateOrder: 'dmy' });
    expect(values).toEqual(cells);
  });

  it('nor where a single format reads them all', async () => {
    const { values, dates } = await sentOf(['31.01.2024 09:15', '01.02.2024 10:15']);
    expect(values).toEqual(['31.01.2024 09:15', '01.02.2024 10:15']);
    expect(dates).toMatchObject({ format: 'dd.MM.yyyy HH:mm', others: 0 });
  });
});
