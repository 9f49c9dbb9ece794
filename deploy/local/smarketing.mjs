/**
 * `npm run -s smarketing -- <command>`: the command line, installed and compiled first where it is
 * not. Plain JavaScript without dependencies, for any Node from 20 on.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureInstalled, nodeBinary, toolEnvironment } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'apps/cli/dist/main.js');
// npm changes to the root; people mean the files of the folder they are in.
const folder = (process.env.npm_lifecycle_event === 'smarketing' && process.env.INIT_CWD) || '.';

try {
  // Standard output belongs to the command alone.
  await ensureInstalled({ say: (line) => console.error(line) });
  process.exitCode = (await compiled()) || (await run([program, ...process.argv.slice(2)], folder));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function compiled() {
  if (isUpToDate()) return 0;
  console.error('compiling the command line');
  return run(['node_modules/typescript7/bin/tsc', '-b', 'apps/cli/tsconfig.json'], root);
}

/** False also where a source is newer than what was compiled of it: after a `git pull`, say. */
function isUpToDate() {
  if (!existsSync(program)) return false;
  const compiledAt = statSync(join(root, 'apps/cli/dist/.tsbuildinfo')).mtimeMs;
  const sources = ['apps/cli/src', 'libs'].map((folder) => join(root, folder));
  return !sources.some((folder) =>
    readdirSync(folder, { recursive: true }).some(
      (file) =>
        /\bsrc\b.*\.ts$/.test(join(folder, file)) &&
        !file.includes('dist') &&
        statSync(join(folder, file)).mtimeMs > compiledAt,
    ),
  );
}

/** Resolves with the exit code. */
function run(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), args, { cwd, stdio: 'inherit', env: toolEnvironment() });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
