import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = resolve(import.meta.dirname, '../src');

/** The packages that are loaded before anything runs: with the file, and with all that it imports. */
function packagesOf(file: string, seen = new Set<string>(), found = new Set<string>()) {
  if (seen.has(file)) return found;
  seen.add(file);
  const imports = /^(?:import|export) (?!type )(?:[^;']* from )?'([^']+)';/gm;
  for (const [, imported] of readFileSync(file, 'utf8').matchAll(imports)) {
    if (imported!.startsWith('node:')) continue;
    if (!imported!.startsWith('.')) found.add(imported!);
    else packagesOf(join(file, '..', imported!.replace(/\.js$/, '.ts')), seen, found);
  }
  return found;
}

describe('the command line', () => {
  it('loads nothing of its commands to tell which there are', () => {
    expect([...packagesOf(join(sources, 'main.ts'))]).toEqual(['commander']);
  });

  it.each([
    ...['backlog', 'capture', 'dead-letters', 'events', 'handoff', 'import', 'lead'],
    ...['replay', 'report', 'reps', 'simulate', 'suggestions', 'views'],
  ])('loads neither validators nor the bus to begin with %s', (command) => {
    const packages = packagesOf(join(sources, 'commands', `${command}.ts`));
    expect(packages).toContain('@smarketing/contracts/names');
    const heavy = [
      '@smarketing/contracts',
      '@smarketing/playbook',
      '@smarketing/event-bus',
      'yaml',
    ];
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  });
});
