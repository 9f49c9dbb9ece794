/**
 * `npm run dev <service>`: one service in watch mode, installed and compiled first where it is not.
 * Plain JavaScript without dependencies, for any Node from 20 on.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureInstalled, nodeBinary, toolEnvironment } from './ensure-installed.mjs';

try {
  await ensureInstalled({ say: (line) => console.log(line) });
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function run(options) {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('dev/watch-service.ts', import.meta.url));
    // By the channel the program learns that this process is gone, also when it was killed.
    const child = spawn(nodeBinary(), [program, ...options], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: toolEnvironment(),
    });
    // A terminal sends SIGINT to the child itself.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
