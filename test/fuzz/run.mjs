/**
 * `npm run fuzz`: installs what is missing, then fuzzes every service; `-- --help` says how.
 * Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 20 on.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  ensureInstalled,
  nodeBinary,
  toolEnvironment,
} from '../../deploy/local/ensure-installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const asked = process.argv.slice(2);

try {
  await ensureInstalled({ say: (line) => console.log(line) });
  // It imports what the services are built of.
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
  const built = await run([
    'node_modules/typescript7/bin/tsc',
    '-b',
    'libs/testing/tsconfig.json',
    ...apps,
  ]);
  process.exitCode = built || (await run(['test/fuzz/main.ts', ...asked]));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** The exit code. */
function run(options) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), options, {
      cwd: root,
      stdio: 'inherit',
      env: toolEnvironment(),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal) console.error(`It was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}
