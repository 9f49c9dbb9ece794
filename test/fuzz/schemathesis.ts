import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { childEnvironment } from '../../deploy/local/infrastructure/child-environment.ts';
import { runTool, tail } from '../../deploy/local/infrastructure/tool.ts';

const version = '4.32.0';

/** Schemathesis cannot be had here; the message says what to install. */
export class NoSchemathesis extends Error {
  override readonly name = 'NoSchemathesis';
}

/** The path of the program, installed at the first call into a virtual environment below `directory`. */
export async function installSchemathesis(
  directory: string,
  say: (line: string) => void,
): Promise<string> {
  const home = join(directory, `schemathesis-${version}`);
  const program = join(home, 'bin/schemathesis');
  if (existsSync(program)) return program;
  await mkdir(directory, { recursive: true });
  say(`Installing schemathesis ${version} by pip`);
  const environment = process.env;
  const made = await runTool('python3', ['-m', 'venv', home], { environment });
  if (made.code !== 0) {
    throw new NoSchemathesis(
      `Python 3 with venv and pip is needed (Debian and Ubuntu: apt install python3-venv python3-pip). ${tail(made.output)}`,
    );
  }
  const wanted = `schemathesis==${version}`;
  const args = ['install', '--quiet', '--disable-pip-version-check', '--no-input', wanted];
  const installed = await runTool(join(home, 'bin/pip'), args, { environment });
  if (installed.code === 0) return program;
  throw new NoSchemathesis(
    `pip could not install ${wanted}: check the network and pip's index. pip said:\n${tail(installed.output)}`,
  );
}

export interface FuzzRun {
  program: string;
  /** The OpenAPI document. */
  document: string;
  url: string;
  token: string;
  /** Where its reports go. */
  directory: string;
  seconds: number;
  seed: number;
}

export interface FuzzOutcome {
  cases: number;
  /** What it says at its end. */
  said: string;
  code: number | null;
}

const answersWithin = 10;
/** Beyond the time it was given: to shrink what it found and to write its report. */
const graceMs = 60_000;

/** No answer of 5xx, and none that the document does not tell of. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
].join(',');

/** Sends requests for some seconds; counts as failures what breaks one of the checks, and no answer. */
export async function runSchemathesis(run: FuzzRun): Promise<FuzzOutcome> {
  const report = join(run.directory, 'events.ndjson');
  const child = spawn(
    run.program,
    [
      ...['run', run.document, '--url', run.url, '--header', `Authorization: Bearer ${run.token}`],
      ...['--checks', checks, '--phases', 'examples,coverage,fuzzing'],
      ...['--max-time', String(run.seconds), '--seed', String(run.seed), '--continue-on-failure'],
      ...['--request-timeout', String(answersWithin), '--warnings', 'off', '--no-color'],
      ...['--suppress-health-check', 'all', '--report-ndjson-path', report],
    ],
    {
      cwd: run.directory,
      env: childEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), run.seconds * 1_000 + graceMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  const events = await readFile(report, 'utf8').catch(() => '');
  return { cases: (events.match(/"status_code"/g) ?? []).length, said, code };
}
