import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const heldUp = ['/^(a+)+$/', '/(x+x+)+y/', '/\\s+$/', "new RegExp('(a|a)*$')", '/^\\d+\\d+x$/'];
const harmless = ['/^[a-z]+$/', '/^\\d{4}-\\d{2}$/', '/(?<!\\s)\\s+$/'];

let directory: string;
let found: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'regular-expressions-'));
  const { rules } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
    rules: Record<string, unknown>;
  };
  const own = Object.entries(rules).filter(([name]) => name.startsWith('regexp/'));
  const plugin = join(root, 'node_modules/eslint-plugin-regexp/dist/index.js');
  const config = join(directory, 'oxlint.json');
  writeFileSync(config, JSON.stringify({ jsPlugins: [plugin], rules: Object.fromEntries(own) }));
  const lines = [...heldUp, ...harmless].map((one, n) => `export const e${n} = ${one};\n`);
  writeFileSync(join(directory, 'expressions.ts'), lines.join(''));
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const options = [oxlint, '-c', config, '--format', 'unix', directory];
  found = spawnSync(process.execPath, options, { encoding: 'utf8' }).stdout;
}, 60_000);
afterAll(() => rmSync(directory, { recursive: true }));

it.each(heldUp)('the linter refuses an expression that a text can hold up: %s', (expression) => {
  expect(found).toContain(`expressions.ts:${heldUp.indexOf(expression) + 1}:`);
});

it.each(harmless)('the linter takes one that no text can hold up: %s', (expression) => {
  const line = heldUp.length + harmless.indexOf(expression) + 1;
  expect(found).not.toContain(`expressions.ts:${line}:`);
});
