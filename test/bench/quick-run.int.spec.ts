import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BenchReport } from './report/bench-report.ts';

const root = resolve(import.meta.dirname, '../..');
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-bench-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it('the benchmark runs, and the bus gives the rows that a bare consumer gives', async () => {
  const file = join(directory, 'quick.json');
  // Growth and latency fill databases and start all services: too long for every test run.
  const parts = ['--only', 'consumers,relay', '--variants', 'a,d'];
  const args = ['test/bench/run.mjs', '--quick', ...parts, '--report', file];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  const report = JSON.parse(await readFile(file, 'utf8')) as BenchReport;
  expect(report.consumers!.figures.map(({ name }) => name)).toEqual(['a', 'd']);
  expect(report.relay!.map(({ name }) => name)).toEqual(['bare', 'relay']);
  expect(await readFile(join(directory, 'quick.md'), 'utf8')).toContain('A quick run');
}, 240_000);
