import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Step } from '../campaign/plan.ts';
import type { Life, SupervisedService } from '../system/supervised-service.ts';
import { isReady } from '../system/system-under-fault.ts';
import { killAtPoint } from './kill-services.ts';
import type { Scene } from './scene.ts';

/** Since it was ready; then it is stopped where it is. */
const stoppedWithin = 20_000;

/**
 * Stops one of two instances in the middle of its work, for longer than its session and its leases
 * last; the other takes over. Then the first goes on as if nothing had been, with what it had in hand.
 */
export async function makeZombie(scene: Scene, step: Extract<Step, { kind: 'zombie' }>) {
  const { system, watch } = scene;
  const { service, point, nth = 1, stoppedFor } = step;
  const zombie = system.first(service);
  const other = system.of(service)[1] ?? (await system.add(service));
  other.start(system.life());
  await system.untilReady([other]);
  const stopAt = point === undefined ? undefined : `${point}#${nth}`;
  if (stopAt !== undefined) {
    await zombie.end();
    const environment = { SMARKETING_STOP_AT: stopAt };
    zombie.start(system.life({ preload: [killAtPoint], environment }));
  }
  const reached = stopAt !== undefined && (await untilStopped(zombie));
  if (!reached) zombie.signal('SIGSTOP');
  // A load balancer finds out by its probes.
  system.outOfRotation.add(zombie);
  const stoppedAt = performance.now();
  await wait(stoppedFor);
  const recovery = await watch.untilRecovered([service], stoppedAt, 30_000);
  const before = await fenceRejections(other);
  zombie.signal('SIGCONT');
  await wait(4_000);
  const rejected = (await fenceRejections(zombie)) + (await fenceRejections(other)) - before;
  if (!reached) await beginAnew(zombie, system.life());
  await system.untilReady();
  system.outOfRotation.delete(zombie);
  await other.end();
  scene.record({
    kind: 'zombie',
    what: `${service} stopped at ${reached ? stopAt : 'no point in particular'} for ${stoppedFor / 1_000} s`,
    recovery,
    note: { fenceRejections: rejected },
  });
}

/** Else it would stop at its point yet, when nobody thinks of it any more. */
async function beginAnew(zombie: SupervisedService, life: Life): Promise<void> {
  const goingOn = setInterval(() => zombie.signal('SIGCONT'), 200);
  await zombie.end();
  clearInterval(goingOn);
  zombie.start(life);
}

async function untilStopped(instance: SupervisedService): Promise<boolean> {
  let readySince: number | undefined;
  for (;;) {
    if (isStopped(instance.pid)) return true;
    if (readySince === undefined && (await isReady(instance))) readySince = performance.now();
    if (readySince !== undefined && performance.now() - readySince > stoppedWithin) return false;
    await wait(20);
  }
}

function isStopped(pid: number | undefined): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('T');
  } catch {
    return false;
  }
}

/** How many stale writes the instance was refused since it started. */
async function fenceRejections({ plan }: SupervisedService): Promise<number> {
  try {
    const signal = AbortSignal.timeout(5_000);
    const text = await (await fetch(`${plan.opsUrl}/metrics`, { signal })).text();
    return Number(/^smarketing_bus_fence_rejections_total\S* (\d+)/m.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
