/**
 * `npm start`: installs what is missing, then brings everything up; `npm start -- --help` says how.
 * Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 20 on.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureInstalled, nodeBinary, toolEnvironment } from './ensure-installed.mjs';

try {
  await ensureInstalled({ say: (line) => console.log(line) });
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function launch(options) {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('start/launch.ts', import.meta.url));
    // By the channel the launcher learns that this process is gone, also when it was killed.
    const child = spawn(nodeBinary(), [program, ...options], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: toolEnvironment(),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
