/**
 * `npm run faults`: installs what is missing, then runs the fault campaign; `-- --help` says how.
 * `npm run faults -- --seeded-bugs`: sees each of the bus's seeded bugs caught by the campaign's checker.
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
const bugs = asked.includes('--seeded-bugs');
const program = bugs ? 'test/faults/seeded-bugs/run.ts' : 'test/faults/campaign/main.ts';

try {
  await ensureInstalled({ say: (line) => console.log(line) });
  // The campaign imports what the services are built of.
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
  const built = await run(['node_modules/typescript7/bin/tsc', '-b', ...apps]);
  process.exitCode =
    built || (await run([program, ...asked.filter((option) => option !== '--seeded-bugs')]));
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
