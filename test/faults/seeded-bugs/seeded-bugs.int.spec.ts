import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runSeededBugs } from './run.ts';

const run = promisify(execFile);

describe('The checker', () => {
  it('catches seeded bugs, and finds nothing wrong with the sound service', async () => {
    const bugs = ['relay-unordered', 'guard-greater-than'];
    const outcome = await runSeededBugs({ bugs, say: () => {} });
    const found = [...outcome.sound, ...outcome.bugs].map(({ bug, caught, failure }) => ({
      ...(bug !== undefined && { bug }),
      caught: caught.map(({ id }) => id),
      failure,
    }));
    expect(found).toEqual([
      { caught: [] },
      { caught: [] },
      { bug: 'relay-unordered', caught: ['I3'] },
      { bug: 'guard-greater-than', caught: ['I8'] },
    ]);
  });
});

describe('Each seeded bug', () => {
  it('can still be put into the bus as it is now', async () => {
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'seed-all.ts')]);
    expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(12);
  });
});
