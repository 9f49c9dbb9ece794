import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A command of `smarketing` that had to succeed has failed; what it said is on the terminal already. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';

  constructor(args: readonly string[], end: string) {
    super(`"smarketing ${args.join(' ')}" ${end}.`);
  }
}

export interface CommandRun {
  root: string;
  /** The session the command works on. */
  sessionFile: string;
  /** Ends the command. */
  signal?: AbortSignal;
  /** Default: the command writes where this process does. */
  capture?: boolean;
}

/** Between asking a command to end and killing it. */
const END_WITHIN_MS = 3_000;

/** Runs one command of the `smarketing` command line. Its output if captured. Throws CommandFailed. */
export async function smarketing(args: readonly string[], run: CommandRun): Promise<string> {
  const { root, sessionFile, signal, capture = false } = run;
  const program = join(root, 'apps/cli/dist/main.js');
  if (!existsSync(program)) throw new CommandFailed(args, `cannot run, as ${program} is missing`);
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: environmentFor(sessionFile),
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<string | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      resolve(code === 0 ? undefined : `ended with ${killedBy ?? code}`);
    });
  });
  const endEarly = () => void endWithin(child, END_WITHIN_MS);
  signal?.addEventListener('abort', endEarly, { once: true });
  try {
    const failure = await ended;
    signal?.throwIfAborted();
    if (failure !== undefined) throw new CommandFailed(args, failure);
    return output;
  } finally {
    signal?.removeEventListener('abort', endEarly);
  }
}

/** Variables that name another system for the command line must not divert the feed there. */
function environmentFor(sessionFile: string): NodeJS.ProcessEnv {
  const other = Object.entries(process.env).filter(([name]) => !name.startsWith('SMARKETING_'));
  return { ...Object.fromEntries(other), SMARKETING_SESSION: sessionFile };
}

async function endWithin(child: ChildProcess, ms: number): Promise<void> {
  child.kill('SIGTERM');
  await delay(ms, undefined, { ref: false });
  child.kill('SIGKILL');
}
