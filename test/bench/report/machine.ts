import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';
import type { BenchSystem } from '../system.ts';

export interface Machine {
  readonly at: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGib: number;
  readonly system: string;
  readonly loadBefore: number;
  readonly versions: Record<string, string>;
  readonly servers: string;
  readonly commit: string;
}

export async function describeMachine(system: BenchSystem, root: string): Promise<Machine> {
  const { version } = (await system.mongo.db('admin').command({ buildInfo: 1 })) as {
    version: string;
  };
  const processors = cpus();
  return {
    at: new Date().toISOString(),
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    loadBefore: loadavg()[0]!,
    versions: {
      node: process.versions.node,
      mongodb: version,
      ...Object.fromEntries(
        ['@nestjs/core', 'kafkajs', 'mongoose', 'mongodb'].map((name) => [
          name === 'mongodb' ? 'mongodb driver' : name,
          versionOf(name),
        ]),
      ),
    },
    servers: `${system.kind}: one broker, a replica set of one member`,
    commit: commitOf(root),
  };
}

function versionOf(name: string): string {
  const { paths } = createRequire(import.meta.url).resolve as { paths: (n: string) => string[] };
  for (const path of paths(name)) {
    try {
      return (
        JSON.parse(readFileSync(`${path}/${name}/package.json`, 'utf8')) as { version: string }
      ).version;
    } catch {
      // Not installed there; the next one up.
    }
  }
  return 'unknown';
}

function commitOf(root: string): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    const changed = git('status', '--porcelain').trim() !== '';
    return git('rev-parse', '--short', 'HEAD').trim() + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}
