import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../infrastructure/child-environment.ts';

/** The sources do not compile; the message holds what the compiler said. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/** Compiles what is newer than its result; takes about a second if nothing is. Throws BuildFailed. */
export async function build(root: string, signal?: AbortSignal): Promise<void> {
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
  const compiler = spawn(process.execPath, ['node_modules/typescript7/bin/tsc', '-b', ...apps], {
    cwd: root,
    env: childEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let output = '';
  for (const stream of [compiler.stdout, compiler.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    compiler.once('error', reject);
    compiler.once('close', resolve);
  });
  if (code !== 0) throw new BuildFailed(`The sources do not compile:\n${output.trim()}`);
}
