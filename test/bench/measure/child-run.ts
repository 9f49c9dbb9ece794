import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** Longer than any run takes: a subject that stands still must not hold everything up. */
const deadline = 400_000;

export interface ChildRun {
  /** Below `dist`, such as `consumers/subjects/bus.js`. */
  readonly program: string;
  /** `name` names the profile too. */
  readonly config: { readonly name?: string };
  /** Where the CPU profile goes, if one is wanted. */
  readonly profileTo?: string | undefined;
}

/** Runs a compiled subject in a fresh process; resolves with what it reports. */
export async function runInChild<R>(run: ChildRun): Promise<R> {
  const { program, config, profileTo } = run;
  const file = `${config.name}.cpuprofile`;
  const profile = profileTo
    ? ['--cpu-prof', `--cpu-prof-dir=${profileTo}`, `--cpu-prof-name=${file}`]
    : [];
  const child = fork(resolve(import.meta.dirname, '../dist', program), [JSON.stringify(config)], {
    execArgv: profile,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const output of [child.stdout!, child.stderr!]) {
    output.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8_000)));
  }
  const timer = setTimeout(() => {
    said += `It was not done after ${deadline / 1_000} s.`;
    child.kill('SIGKILL');
  }, deadline);
  let report: R | undefined;
  child.once('message', (message) => (report = message as R));
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  });
  clearTimeout(timer);
  if (code !== 0 || report === undefined) {
    throw new Error(`${program} ended with ${code} and measured nothing. It said:\n${said}`);
  }
  return report;
}

/** In the child: what the parent wants. */
export function readConfig<C>(): C {
  // Nobody would hear what it measures.
  process.once('disconnect', () => process.exit(1));
  return JSON.parse(process.argv[2]!) as C;
}

/** In the child: hands over what was measured, and ends the process. */
export function report(result: object): void {
  process.send!(result, () => process.exit(0));
}
