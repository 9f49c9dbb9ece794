import { setTimeout as wait } from 'node:timers/promises';
import { residentOf } from '../../bench/measure/processes.ts';
import type { RunningSystem } from '../../e2e/running-system.ts';
import { LoadConnection } from './connection.ts';

export interface Watched {
  /** MiB at the beginning, and at most. */
  readonly residentBefore: number;
  readonly resident: number;
  /** Milliseconds of `/health/live` at the longest, from the request; Infinity where one had no answer. */
  readonly live: number;
  /** Whether the process is the one that it was. */
  readonly survived: boolean;
}

const every = 200;

/** Looks at memory and liveness of a service while the work goes on. */
export async function watchService<R>(
  system: RunningSystem,
  name: string,
  work: () => Promise<R>,
): Promise<{ result: R; watched: Watched }> {
  const service = system.running.get(name);
  const pid = service.pid!;
  const residentBefore = residentOf(pid).now;
  let resident = residentBefore;
  let live = 0;
  let going = true;
  const memory = (async () => {
    while (going) {
      try {
        resident = Math.max(resident, residentOf(pid).now);
      } catch {
        return;
      }
      await wait(every);
    }
  })();
  const liveness = (async () => {
    while (going) {
      live = Math.max(live, await liveWithin(service.plan.opsUrl));
      await wait(every);
    }
  })();
  try {
    const result = await work();
    return {
      result,
      get watched() {
        return { residentBefore, resident, live, survived: service.pid === pid };
      },
    };
  } finally {
    going = false;
    await Promise.all([memory, liveness]);
  }
}

async function liveWithin(opsUrl: string): Promise<number> {
  const startedAt = performance.now();
  try {
    const connection = await LoadConnection.open(opsUrl);
    const { status } = await connection.send('GET /health/live HTTP/1.1\r\nhost: ops\r\n\r\n');
    connection.close();
    return status === 200 ? performance.now() - startedAt : Infinity;
  } catch {
    return Infinity;
  }
}
