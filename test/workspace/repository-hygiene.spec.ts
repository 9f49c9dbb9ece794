import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  findMachinePaths,
  findRegistryHosts,
  isNamedForNothing,
  missingOptionalDependencies,
  type LockFile,
} from './repository-hygiene.ts';

const root = join(import.meta.dirname, '..', '..');
const list = (...options: string[]) =>
  execFileSync('git', ['ls-files', ...options], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
const files = list('--cached', '--others', '--exclude-standard');

describe('the repository', () => {
  it('holds no file over 1 MB', () => {
    expect(files.filter((file) => statSync(join(root, file)).size > 1_000_000)).toEqual([]);
  });

  it('names no package registry and no path of one machine', () => {
    const found = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      if (text.includes('\0')) return [];
      return [...findRegistryHosts(text), ...findMachinePaths(text)].map(
        (hit) => `${file}: ${hit}`,
      );
    });
    expect(found).toEqual([]);
  });

  it('locks every optional dependency, so that npm ci works on every platform', () => {
    const lock: LockFile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(missingOptionalDependencies(lock)).toEqual([]);
  });

  it('has the agreed top level', () => {
    // A report that somebody had written here is not a part of the repository.
    const top = new Set(list('--cached').map((file) => file.split('/')[0] ?? file));
    const visible = [...top].filter(
      (name) => !name.startsWith('.') && name !== 'package-lock.json',
    );
    const documents = ['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
    const settings = ['nx.json', 'package.json', 'tsconfig.base.json', 'vitest.config.mjs'];
    const folders = ['apps', 'deploy', 'docs', 'libs', 'test'];
    expect(visible.sort()).toEqual([...documents, ...settings, ...folders].sort());
  });

  it('names every file and folder for what it says', () => {
    expect(files.filter(isNamedForNothing)).toEqual([]);
  });

  it('has a tsconfig for every TypeScript file, without which the linter guesses its types', () => {
    const covered = /^(apps|libs)\/[^/]+\/src\//;
    const sources = files.filter((file) => file.endsWith('.ts') && !covered.test(file));
    expect(sources.filter((file) => !files.includes(nearestTsconfig(file)))).toEqual([]);
  });

  it('tracks the command of CI as executable', () => {
    expect(files).toContain('.ci/run');
    expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
  });
});

describe('the checks of the repository see what they look for', () => {
  it.each([
    [url('registry.example.com'), ['registry.example.com']],
    [url('npm.pkg.example.org'), ['npm.pkg.example.org']],
    [url('artifactory.example.org:8081'), ['artifactory.example.org:8081']],
    ['see https://github.com/nrwl/nx and https://kafka.apache.org', []],
  ])('registry hosts in %s', (text, expected) => {
    expect(findRegistryHosts(text)).toEqual(expected);
  });

  it.each([
    [`cd ${absolute('root', 'project')}`, 1],
    [`"${absolute('home', 'someone', 'project')}"`, 1],
    [`${absolute('work', 'main')}: no such file`, 1],
    ['apps/home/main.ts, /v1/leads, https://example.com/home/page', 0],
  ])('machine paths in %s', (text, count) => {
    expect(findMachinePaths(text)).toHaveLength(count);
  });

  it('an optional dependency that only the package names', () => {
    const lock = {
      packages: {
        'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0' } },
        'node_modules/a/node_modules/a-mac': {},
      },
    };
    expect(missingOptionalDependencies(lock)).toEqual(['node_modules/a needs a-linux']);
  });

  it.each([
    ['libs/observability/src/utils.ts', true],
    ['libs/common/package.json', true],
    ['apps/cli/src/lead.helpers.ts', true],
    ['apps/cli/src/types.ts', true],
    ['apps/cli/src/score-lead.ts', false],
    ['libs/contracts/src/common-room.ts', false],
  ])('%s', (file, expected) => {
    expect(isNamedForNothing(file)).toBe(expected);
  });
});

/** Put together here, for this file is searched as well. */
function url(host: string): string {
  return ['https:', '', host, 'left-pad'].join('/');
}

function absolute(...folders: string[]): string {
  return ['', ...folders].join('/');
}

/** The tsconfig.json of the test folder, or of a folder of deploy, that the file belongs to. */
function nearestTsconfig(file: string): string {
  const folder = /^(?:(?:apps|libs)\/[^/]+\/test|test|deploy\/[\w-]+)(?=\/)/.exec(file)?.[0] ?? '.';
  return `${folder}/tsconfig.json`;
}
