import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceNames } from './latency/bench-services.ts';
import type { BenchReport } from './report/bench-report.ts';

const root = resolve(import.meta.dirname, '../..');
let directory: string;
let report: BenchReport;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-bench-'));
  const file = join(directory, 'quick.json');
  // Growth and latency fill databases: too long for every test run.
  const parts = ['--only', 'consumers,relay,rates', '--variants', 'a,d', '--rates', '5'];
  const args = ['test/bench/run.mjs', '--quick', ...parts, '--report', file];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  report = JSON.parse(await readFile(file, 'utf8')) as BenchReport;
}, 240_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

it('the benchmark runs, and the bus gives the rows that a bare consumer gives', async () => {
  expect(report.consumers!.figures.map(({ name }) => name)).toEqual(['a', 'd']);
  expect(report.relay!.map(({ name }) => name)).toEqual(['bare', 'relay']);
  expect(await readFile(join(directory, 'quick.md'), 'utf8')).toContain('A quick run');
});

it('what a lead costs is measured of each process and of the database', () => {
  const { rates } = report;
  expect(Object.keys(rates!.idleCpu)).toEqual(['mongod', 'kafka', ...serviceNames]);
  const [five] = rates!.rates;
  expect(five).toMatchObject({ perSecond: 5, leads: 10, refused: 0 });
  for (const name of serviceNames) expect(five!.cpu[name]).toBeGreaterThan(0);
  expect(five!.database.commits).toBeGreaterThan(0);
  expect(five!.lastView.p50).toBeGreaterThan(five!.http.p50);
});
