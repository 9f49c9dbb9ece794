/** Runs Quint, and reads what it says. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { nodeBinary, toolEnvironment } from '../../deploy/local/ensure-installed.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(
  new URL('../../node_modules/@informalsystems/quint/dist/src/cli.js', import.meta.url),
);

/**
 * @returns {Promise<string | undefined>} why Quint cannot run here, if it cannot
 */
export async function whyNot() {
  if (!existsSync(cli)) return 'it is not installed, which npm ci would do';
  try {
    const { code, output } = await quint(['--version']);
    return code === 0 ? undefined : `it does not start: ${complaintIn(output)}`;
  } catch (error) {
    return `it does not start: ${error.message}`;
  }
}

/**
 * Walks at random through a model, each time from one of the named instances, and ends where an
 * invariant is violated by one that is not a bug.
 *
 * @param {{ file: string, steps: number, instances: string[], samples: number, seed: number,
 *   invariants: string[], witnesses: string[] }} model witnesses are expressions
 * @returns {Promise<{ met: Map<string, number>, violated: string[], instance?: string,
 *   command: string, problem?: string }>} `met`: witness → in how many traces it was true.
 *   `instance` violated the invariants, and `command` shows how. `problem`: why there was no walk.
 */
export async function walk({ file, steps, instances, samples, seed, invariants, witnesses }) {
  const names = instances.map((name) => `"${name}"`).join(', ');
  const start = `--init={ nondet name = oneOf(Set(${names})) start(name) }`;
  const limits = ['--backend=typescript', `--max-steps=${steps}`];
  const wanted = invariants.map((name) => `bugs.keys().contains(instance) or ${name}`);
  const { code, output } = await quint([
    ...['run', file, ...limits, start, `--max-samples=${samples}`, `--seed=${seed}`],
    ...['--verbosity=2', '--invariants', 'true', ...wanted, '--witnesses', ...witnesses],
  ]);
  const counts = witnesses.map((witness) => witnessed(output, witness));
  const violated = invariants.filter((_, i) => output.includes(`❌ ${wanted[i]}\n`));
  const wasWalked = code === 0 && output.includes('[ok]') && !counts.includes(undefined);
  const again = output.match(/--seed=(0x[0-9a-f]+)/)?.[1] ?? seed;
  return {
    met: new Map(witnesses.map((witness, i) => [witness, counts[i]])),
    violated,
    instance: output.match(/instance: "(\w+)"/)?.[1],
    command:
      `npx quint run test/models/${file} ${limits.join(' ')} '${start}' ` +
      `--invariants ${violated.join(' ')} --max-samples=1 --seed=${again}`,
    problem: wasWalked || violated.length > 0 ? undefined : complaintIn(output),
  };
}

function witnessed(output, witness) {
  const begin = `\n${witness} was witnessed in `;
  const at = output.indexOf(begin);
  return at < 0 ? undefined : Number.parseInt(output.slice(at + begin.length), 10);
}

/** A larger nursery: states are short-lived, and collecting them is a fifth of the work otherwise. */
async function quint(options) {
  const child = spawn(nodeBinary(), ['--max-semi-space-size=64', cli, ...options], {
    cwd: folder,
    env: { ...toolEnvironment(), NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

function complaintIn(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /^(\w*Error|error)\b/.test(line)) ??
    lines.findLast(Boolean) ??
    'it says nothing'
  );
}
