import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { layerRules } from './layer-rule-cases.ts';

const repository = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

interface Report {
  diagnostics: { code: string; filename: string }[];
}

/** One linter run over every wrong file and its right twin, in a workspace of the same shape. */
describe('the linter keeps the layers', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'layer-rules-'));
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    copyWorkspaceShape(workspace);
    for (const { wrong, right, text, rightText } of layerRules) {
      write(join(workspace, wrong), text);
      write(join(workspace, right), rightText ?? text);
    }
    openUpAnApp(join(workspace, 'apps/feedback/package.json'));
    const options = { cwd: workspace, env: environmentOutsideNx(), maxBuffer: 2 ** 26 };
    const bin = (path: string) => join(repository, 'node_modules', path);
    // The boundary rule reads Nx's cached graph and says nothing at all without one.
    await run(
      process.execPath,
      [bin('nx/dist/bin/nx.js'), 'graph', '--file=.nx/graph.json'],
      options,
    );
    const report = await run(
      process.execPath,
      [bin('oxlint/bin/oxlint'), '--format=json', 'apps', 'libs', 'deploy'],
      options,
    ).catch((failed: { stdout: string }) => failed);
    for (const { filename, code } of (JSON.parse(report.stdout) as Report).diagnostics) {
      found.set(filename, [...(found.get(filename) ?? []), code]);
    }
  }, 60_000);

  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  it.each(layerRules)('$sentence', ({ rule, wrong, right }) => {
    expect(new Set(found.get(wrong))).toEqual(new Set([rule]));
    expect(found.get(right) ?? []).toEqual([]);
  });
});

function copyWorkspaceShape(workspace: string): void {
  const shape = [
    '.oxlintrc.json',
    'nx.json',
    'package.json',
    'tsconfig.base.json',
    'test/workspace',
  ];
  for (const folder of ['apps', 'libs']) {
    for (const project of readdirSync(join(repository, folder))) {
      shape.push(`${folder}/${project}/package.json`, `${folder}/${project}/tsconfig.json`);
    }
  }
  for (const path of shape.filter((path) => existsSync(join(repository, path)))) {
    cpSync(join(repository, path), join(workspace, path), { recursive: true });
  }
  const installed = join(repository, 'node_modules');
  mkdirSync(join(workspace, 'node_modules', '@smarketing'), { recursive: true });
  for (const name of readdirSync(installed).filter((name) => name !== '@smarketing')) {
    symlinkSync(join(installed, name), join(workspace, 'node_modules', name));
  }
  for (const name of readdirSync(join(installed, '@smarketing'))) {
    const link = join('@smarketing', name);
    symlinkSync(readlinkSync(join(installed, link)), join(workspace, 'node_modules', link));
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function environmentOutsideNx(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  return { ...Object.fromEntries(own), NX_DAEMON: 'false' };
}

/** An app has no exports and cannot be imported by name; the rule must hold when somebody adds them. */
function openUpAnApp(file: string): void {
  const manifest: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, exports: { '.': './src/main.ts' } }));
}
