import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InfrastructureError } from './infrastructure.ts';
import { poll } from './poll.ts';
import { processIdentity } from './processes.ts';

const WAIT_MS = 120_000;

/** Runs `work` while no other process runs its own under the same lock file. A dead process's lock counts as none. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  await poll(() => tryToLock(path), {
    deadline: WAIT_MS,
    interval: 100,
    onDeadline: () =>
      new InfrastructureError(
        `Another process has been starting or stopping the same infrastructure for ${WAIT_MS / 1000} s: wait for it or end it, then try again (its id is in ${path}).`,
      ),
  });
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryToLock(path: string): Promise<true | undefined> {
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, processIdentity(process.pid) ?? '');
  try {
    // A link is made whole or not at all, so that nobody ever reads a lock without its holder.
    await link(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
  const holder = await readFile(path, 'utf8').catch(() => undefined);
  if (holder !== undefined && processIdentity(Number.parseInt(holder, 10)) !== holder)
    await breakLock(path, holder);
  return undefined;
}

/** Of several that find the same dead holder, a slow one must not take away the lock that a quick one got since. */
async function breakLock(path: string, deadHolder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== deadHolder) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
