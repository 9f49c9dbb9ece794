import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'docs/decisions');
const records = readdirSync(folder).filter((file) => /^\d{4}-.*\.md$/.test(file));

describe('the index of decisions', () => {
  it('lists every record under its title, in the order of their numbers', () => {
    const lines = records.sort().map((file) => indexLine(file, titleOf(file)));
    const index = readFileSync(join(folder, 'README.md'), 'utf8').split('\n');
    expect(index.filter((line) => /^\| \d/.test(line))).toEqual(lines);
  });

  it('has one record for each number, from 1 on', () => {
    expect(records.map(numberOf).sort((a, b) => a - b)).toEqual(
      records.map((_, index) => index + 1),
    );
  });
});

function titleOf(file: string): string {
  const [first = ''] = readFileSync(join(folder, file), 'utf8').split('\n');
  const [, number, title = ''] = /^# (\d+)\. (.+)$/.exec(first) ?? [];
  expect(Number(number), `the number in the title of ${file}`).toBe(numberOf(file));
  return title;
}

function indexLine(file: string, title: string): string {
  return `| ${numberOf(file)} | [${title}](${file}) |`;
}

function numberOf(file: string): number {
  return Number(file.slice(0, 4));
}
