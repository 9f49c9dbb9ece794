import { setTimeout as wait } from 'node:timers/promises';
import type { Settling } from '../checker/snapshot.ts';
import { endOffsets, productTopics } from '../log/read-log.ts';
import type { SystemUnderFault } from './system-under-fault.ts';

type Left = Record<string, Record<string, number>>;

/**
 * Waits until no service has anything left to do, also none that another has just caused, and no
 * timer fires in the next `ahead` milliseconds: nothing may happen while the system is looked at.
 * `parked` says how many keys each service has parked for good.
 */
export async function settle(
  system: SystemUnderFault,
  parked: ReadonlyMap<string, number>,
  bound: number,
  ahead: number,
): Promise<Settling> {
  const began = performance.now();
  let quietSince: number | undefined;
  let before = '';
  let left: Left = {};
  let timersWait = 0;
  for (;;) {
    const round = performance.now();
    left = await backlogs(system, parked);
    const ends = await endsOfTheLog(system);
    const quiet = Object.keys(left).length === 0 && ends === before;
    before = ends;
    const milliseconds = Math.round((quietSince ?? performance.now()) - began - timersWait);
    if (!quiet) quietSince = undefined;
    else if (quietSince === undefined) quietSince = round;
    else if (await isTimerNear(system, ahead)) timersWait += performance.now() - round + 250;
    else return { milliseconds, bound, left: {} };
    if (performance.now() - began - timersWait > bound) return { milliseconds, bound, left };
    await wait(250);
  }
}

async function backlogs(
  system: SystemUnderFault,
  parked: ReadonlyMap<string, number>,
): Promise<Left> {
  const left: Left = {};
  await Promise.all(
    system.instances
      .filter(({ isRunning }) => isRunning)
      .map(async ({ plan: { service, opsUrl } }) => {
        try {
          const signal = AbortSignal.timeout(10_000);
          const answer = await fetch(`${opsUrl}/ops/backlog`, { signal });
          const { items } = (await answer.json()) as { items: Record<string, object> };
          const numbers = Object.values(items).flatMap((item) => Object.entries(item));
          const open = numbers.filter(([name, number]) =>
            name === 'parkedKeys' ? number !== (parked.get(service) ?? 0) : number !== 0,
          );
          if (open.length > 0) left[service] = Object.fromEntries(open);
        } catch {
          left[service] = { unreachable: 1 };
        }
      }),
  );
  return left;
}

async function endsOfTheLog({ kafka }: SystemUnderFault): Promise<string> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return JSON.stringify([...(await endOffsets(admin, await productTopics(kafka)))]);
  } catch {
    return `unknown ${performance.now()}`;
  } finally {
    await admin.disconnect().catch(() => {});
  }
}

async function isTimerNear({ mongo }: SystemUnderFault, ahead: number): Promise<boolean> {
  const before = new Date(Date.now() + ahead);
  const due = await mongo
    .db('sla')
    .collection('duties')
    .countDocuments({ wakeAt: { $type: 'date', $lt: before } });
  return due > 0;
}
