import { readdirSync, readFileSync } from 'node:fs';

/** The ids of the running processes whose command line satisfies `matches`. Linux only; elsewhere none. */
export function findProcesses(matches: (command: string[]) => boolean): number[] {
  const ids = readProcess(() => readdirSync('/proc')) ?? [];
  return ids
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => {
      const command = commandOf(Number(id));
      return command.length > 0 && matches(command) && !isZombie(Number(id));
    })
    .map(Number);
}

/** Program and arguments of a process; none if it is gone. */
export function commandOf(pid: number): string[] {
  return readProcess(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.split('\0') ?? [];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** An id for a process that no later process gets, as a process id alone may be given again. Undefined if it is gone. */
export function processIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  return `${pid}:${processStatus(pid)?.startedAt ?? ''}`;
}

function isZombie(pid: number): boolean {
  return processStatus(pid)?.state === 'Z';
}

function processStatus(pid: number): { state: string; startedAt: string } | undefined {
  const status = readProcess(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (status === undefined) return undefined;
  // The program's name stands in parentheses and may itself hold spaces and parentheses.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
}

/** Undefined where the process ended meanwhile or there is no /proc. */
function readProcess<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
