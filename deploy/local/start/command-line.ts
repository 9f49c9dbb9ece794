import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from '../infrastructure/child-environment.ts';

/** A command of `smarketing` that had to succeed has failed. What it said is in the message, or on the terminal. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  /** Its exit code, where it had one. */
  readonly code: number | null;
  /** Empty where it was said on the terminal. */
  readonly said: string;

  constructor(args: readonly string[], end: string, said = '', code: number | null = null) {
    super(`"smarketing ${args.join(' ')}" ${end}.${said && `\n${said.trim()}`}`);
    this.code = code;
    this.said = said.trim();
  }
}

export interface CommandRun {
  root: string;
  /** The session the command works on. */
  sessionFile: string;
  /** The folder that it works in. Default: the root. */
  directory?: string;
  /** Ends the command. */
  signal?: AbortSignal;
  /** The command writes to nobody but the caller. Default: where this process writes. */
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
    cwd: run.directory ?? root,
    env: environmentFor(sessionFile),
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  let output = '';
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => resolve(killedBy ?? code));
  });
  const endEarly = () => void endWithin(child, END_WITHIN_MS);
  signal?.addEventListener('abort', endEarly, { once: true });
  try {
    const end = await ended;
    signal?.throwIfAborted();
    if (end === 0) return output;
    throw new CommandFailed(args, `ended with ${end}`, said, typeof end === 'number' ? end : null);
  } finally {
    signal?.removeEventListener('abort', endEarly);
  }
}

/** Variables that name another system for the command line must not divert the feed there. */
function environmentFor(sessionFile: string): NodeJS.ProcessEnv {
  return { ...childEnvironment(process.env), SMARKETING_SESSION: sessionFile };
}

async function endWithin(child: ChildProcess, ms: number): Promise<void> {
  child.kill('SIGTERM');
  await delay(ms, undefined, { ref: false });
  child.kill('SIGKILL');
}
