import { spawn } from 'node:child_process';
import { spawnPrivately } from './private-files.ts';

export interface ToolRun {
  environment: NodeJS.ProcessEnv;
  directory?: string;
  /** Milliseconds after which the tool is killed and the run counts as failed. */
  deadline?: number;
  onLine?: (line: string) => void;
  /** What the tool writes is its owner's alone. */
  keepsPrivate?: boolean;
}

export interface ToolResult {
  /** Null if the tool could not be started or was killed. */
  code: number | null;
  /** True if no such program is on the PATH. */
  missing: boolean;
  /** Standard output and error, interleaved. */
  output: string;
}

/** Runs one program to its end. Never throws: what went wrong is in the result. */
export function runTool(command: string, args: string[], run: ToolRun): Promise<ToolResult> {
  return new Promise((resolve) => {
    const make = run.keepsPrivate ? spawnPrivately : spawn;
    const child = make(command, args, {
      cwd: run.directory,
      env: run.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let partialLine = '';
    const timer = run.deadline && setTimeout(() => child.kill('SIGKILL'), run.deadline);
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const lines = (partialLine + chunk.toString()).split(/\r?\n/);
      partialLine = lines.pop() ?? '';
      for (const line of lines) run.onLine?.(line);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const finish = (code: number | null, missing: boolean) => {
      if (timer) clearTimeout(timer);
      resolve({ code, missing, output });
    };
    child.once('error', (error: NodeJS.ErrnoException) => finish(null, error.code === 'ENOENT'));
    child.once('close', (code) => finish(code, false));
  });
}

/** The last lines of a tool's output, for an error a person reads. */
export function tail(output: string, lines = 8): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
