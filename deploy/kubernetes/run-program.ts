import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

export interface ProgramRun {
  environment: NodeJS.ProcessEnv;
  /** Ends the program when it aborts. */
  signal: AbortSignal;
  directory?: string;
  /** What it reads from standard input; without it, nothing. */
  input?: string;
  onLine?: (line: string) => void;
}

export interface ProgramResult {
  /** Null if it could not be started, or was ended by a signal. */
  code: number | null;
  /** Standard output. */
  said: string;
  /** Standard error. */
  complained: string;
}

/** Runs one program to its end, and keeps its two outputs apart. Never throws: what went wrong is in the result. */
export function runProgram(
  command: string,
  args: readonly string[],
  run: ProgramRun,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let child: ChildProcessWithoutNullStreams;
    try {
      child = spawn(command, args, {
        cwd: run.directory,
        env: run.environment,
        signal: run.signal,
      });
    } catch (error) {
      // As of a path that leads through a file.
      resolve({ code: null, said: '', complained: `${(error as Error).message}\n` });
      return;
    }
    const outputs = { said: '', complained: '' };
    let failed = '';
    const take = (output: keyof typeof outputs) => {
      let partial = '';
      return (chunk: string) => {
        outputs[output] += chunk;
        const lines = (partial + chunk).split('\n');
        partial = lines.pop() ?? '';
        for (const line of lines) run.onLine?.(line);
      };
    };
    child.stdout.setEncoding('utf8').on('data', take('said'));
    child.stderr.setEncoding('utf8').on('data', take('complained'));
    child.once('error', (error) => {
      failed = error.message;
    });
    child.once('close', (code) => {
      const complained = failed ? `${outputs.complained}${failed}\n` : outputs.complained;
      resolve({ ...outputs, complained, code: failed ? null : code });
    });
    // A program that ends before it has read everything closes its input.
    child.stdin.on('error', () => {});
    child.stdin.end(run.input ?? '');
  });
}
