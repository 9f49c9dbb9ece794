import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generatedFiles, withTableOfFacts } from '../src/generated-files.js';

const library = fileURLToPath(new URL('..', import.meta.url));
const advice = 'build, then run: node libs/contracts/dist/generate.js';
const read = (path: string) => readFileSync(`${library}${path}`, 'utf8');

test.each([...generatedFiles()])('%s is what the code generates', (path, content) => {
  expect(read(path), advice).toBe(content);
});

test('nothing lies in generated/ that the code does not generate', () => {
  const present = readdirSync(`${library}generated`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(library.length));
  expect(present.toSorted(), advice).toEqual([...generatedFiles().keys()].toSorted());
});

test('the table of facts in the README is the catalog', () => {
  expect(read('README.md'), advice).toBe(withTableOfFacts(read('README.md')));
});
