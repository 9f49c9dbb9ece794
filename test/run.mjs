/**
 * `npm test`: installs what is missing, then checks format, rules and types, builds, and runs every
 * test. Every step runs, whatever became of the one before.
 *
 *   npm test                     everything
 *   npm test -- <filter …>       the tests whose file names hold one of the filters
 *   npm test -- --unit           the tests that need neither Kafka nor MongoDB
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureInstalled, nodeBinary, toolEnvironment } from '../deploy/local/ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => console.log(line);
const running = new Set();
const counts = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
    // A terminal sends SIGINT to the children itself.
    if (signal === 'SIGTERM') for (const child of running) child.kill(signal);
  });
}

try {
  await ensureInstalled({ say });
  await runSteps(process.argv.slice(2));
} catch (error) {
  say(`✗ ${error.message}`);
  counts.failed += 1;
}
if (interrupted) counts.failed += 1;
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function runSteps(options) {
  const unitOnly = options.includes('--unit');
  const filters = options.filter((option) => option !== '--unit');
  const everything = !unitOnly && filters.length === 0;
  const checks = everything ? [check('format', tool('oxfmt', '--check', '.')), lint()] : [];
  await Promise.all([...checks, unitOnly ? undefined : compile(everything)]);
  if (unitOnly || everything) await runTests('unit', ['--project', 'unit', ...filters]);
  if (everything) {
    await runTests('integration', ['--project', '!unit']);
  }
  if (!unitOnly && !everything) await runTests('chosen', filters);
}

async function lint() {
  // The boundary rule reads Nx's project graph from its cache and is silent without one.
  const graph = await check('projects', tool('nx', 'graph', '--file=.nx/graph.json'));
  if (graph) await check('lint', tool('oxlint'));
}

async function compile(withTypes) {
  const tsc = [nodeBinary(), 'node_modules/typescript7/bin/tsc'];
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/tsconfig.json`);
  if (withTypes) await check('types', [...tsc, '-p', 'test/tsconfig.json']);
  await check('build', [...tsc, '-b', ...apps]);
}

async function runTests(name, options) {
  if (interrupted) return;
  const directory = mkdtempSync(join(tmpdir(), 'smarketing-test-'));
  const file = join(directory, 'counts.json');
  const started = Date.now();
  const reporter = ['--reporter', './test/workspace/line-reporter.mjs'];
  const vitest = tool(
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    ...reporter,
    ...options,
  );
  say(`${name} tests`);
  const { code } = await run(vitest, { output: 'inherit', env: { TEST_COUNTS: file } });
  const sums = readCounts(file);
  rmSync(directory, { recursive: true, force: true });
  for (const name of Object.keys(counts)) counts[name] += sums[name];
  // vitest also fails for what no test shows: no file found, no infrastructure, an open handle.
  if (code !== 0 && sums.failed === 0) counts.failed += 1;
  say(`${code === 0 ? '✓' : '✗'} ${name} tests  ${secondsSince(started)}`);
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** One line for the step; its output only if it failed. */
async function check(name, command) {
  const started = Date.now();
  const { code, output } = await run(command, { output: 'pipe' });
  say(`${code === 0 ? '✓' : '✗'} ${name}  ${secondsSince(started)}`);
  if (code === 0) return true;
  say(output.trimEnd());
  counts.failed += 1;
  return false;
}

function tool(name, ...options) {
  return [join(root, 'node_modules', '.bin', name), ...options];
}

function run([command, ...options], { output: stdout, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, options, {
      cwd: root,
      env: { ...toolEnvironment(), ...env },
      stdio: ['ignore', stdout, stdout],
    });
    let output = '';
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (output += chunk));
    }
    const ended = (code, why = '') => {
      running.delete(child);
      resolve({ code, output: output + why });
    };
    child.once('error', (error) => ended(1, `${command}: ${error.message}`));
    child.once('close', (code) => ended(code ?? 1));
  });
}

function secondsSince(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
