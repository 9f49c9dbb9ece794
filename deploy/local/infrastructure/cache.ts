import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where downloads live, shared by all clones of this user; SMARKETING_CACHE names another place. */
export function cacheDirectory(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] || homedir();
  // What fills it runs in folders of its own.
  return resolve(
    environment['SMARKETING_CACHE'] ||
      join(environment['XDG_CACHE_HOME'] || join(home, '.cache'), 'smarketing'),
  );
}

const STAGING = '.staging-';
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Returns `cache/name`, after `fill` has put its content there if it was not yet.
 * The content is made in a staging directory and renamed into place, so that it is whole or absent;
 * of two processes at once the first to finish wins and both use its result.
 */
export async function installOnce(
  cache: string,
  name: string,
  fill: (staging: string) => Promise<void>,
): Promise<string> {
  const target = join(cache, name);
  if (await exists(target)) return target;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache, (entry) => entry.startsWith(STAGING));
  const staging = join(cache, `${STAGING}${name}-${randomUUID()}`);
  await mkdir(staging);
  try {
    await fill(staging);
    await rename(staging, target).catch(async (error) => {
      if (!(await exists(target))) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return target;
}

/** Removes what processes that died, or failed, left half made in `directory`. */
export async function removeAbandoned(
  directory: string,
  isHalfMade: (name: string) => boolean,
): Promise<void> {
  for (const name of (await readdir(directory)).filter(isHalfMade)) {
    const path = join(directory, name);
    const age = await stat(path).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
