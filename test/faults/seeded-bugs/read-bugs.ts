import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeededBug } from './seeded-bug.ts';

/** The bugs by their names, which are those of their files. */
export async function readBugs(): Promise<Map<string, SeededBug>> {
  const files = (await readdir(join(import.meta.dirname, 'bugs'))).sort();
  const names = files.map((file) => file.replace(/\.ts$/, ''));
  const modules = names.map((name) => import(`./bugs/${name}.ts`) as Promise<SeededBug>);
  const bugs = await Promise.all(modules);
  return new Map(names.map((name, index) => [name, bugs[index]!]));
}
