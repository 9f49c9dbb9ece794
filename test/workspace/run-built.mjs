/** How a command of `test/` begins: with what it needs installed and built, in a process of its own. */
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

/**
 * Installs and builds what is missing, then runs the script. Sets the exit code: that of the script, or
 * of the build where it fails.
 *
 * @param {string} script from the root of the checkout
 * @param {{ args?: string[], projects?: string[] }} [options] the arguments of the script, by default those
 *   of this process; and what is built beside the services
 */
export async function runBuilt(script, { args = process.argv.slice(2), projects = [] } = {}) {
  try {
    await ensureInstalled({ say: (line) => console.error(line) });
    const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
    const built = await run([
      'node_modules/typescript7/bin/tsc',
      '-b',
      'libs/testing/tsconfig.json',
      ...projects,
      ...apps,
    ]);
    process.exitCode = built || (await run([script, ...args]));
  } catch (error) {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}

/** The exit code. */
function run(options) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), options, {
      cwd: root,
      env: toolEnvironment(),
      stdio: 'inherit',
    });
    // A terminal sends SIGINT to the child itself, which stops its servers before it ends.
    const ignore = () => {};
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore);
    process.on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
