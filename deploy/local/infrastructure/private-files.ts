import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { fchmodSync, openSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';

/** Makes the directory if it is missing; either way only its owner may enter it then. */
export async function privateDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
}

/** Opens a log that only its owner may read, also where it was there before. */
export function openPrivateLog(path: string, mode: 'w' | 'a'): number {
  const log = openSync(path, mode, 0o600);
  fchmodSync(log, 0o600);
  return log;
}

/** As `spawn`; what the process writes is its owner's alone. */
export function spawnPrivately(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  // A child takes the mask of the moment in which it is made.
  const before = process.umask(0o077);
  try {
    return spawn(command, args, options);
  } finally {
    process.umask(before);
  }
}
