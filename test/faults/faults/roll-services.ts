import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@smarketing/contracts';
import type { Step } from '../campaign/plan.ts';
import type { SupervisedService } from '../system/supervised-service.ts';
import type { Scene } from './scene.ts';

/** A load balancer has stopped to send by then. */
const preStop = 300;

/**
 * Replaces every service by a new instance of it, as a deployment does: the new one is ready before
 * the old one is asked to end, and gets no more requests by then.
 */
export async function rollServices(
  scene: Scene,
  { services }: Extract<Step, { kind: 'rolling-restart' }>,
) {
  for (const service of services) await roll(scene, service);
}

async function roll(scene: Scene, service: ServiceName): Promise<void> {
  const { system, watch, journal } = scene;
  const old = system.first(service);
  const next = system.of(service)[1] ?? (await system.add(service));
  const before = failures(journal.answers, service);
  const since = performance.now();
  const codes = [await replace(scene, old, next), await replace(scene, next, old)];
  const recovery = await watch.untilRecovered([service], since, 30_000);
  scene.record({
    kind: 'rolling-restart',
    what: service,
    recovery,
    note: {
      exitCodes: codes,
      notAnswered: newIn(failures(journal.answers, service), before),
    },
  });
}

async function replace(
  { system }: Scene,
  old: SupervisedService,
  next: SupervisedService,
): Promise<number | NodeJS.Signals | null> {
  system.outOfRotation.add(next);
  next.start(system.life());
  await system.untilReady([next]);
  system.outOfRotation.delete(next);
  system.outOfRotation.add(old);
  await wait(preStop);
  const code = await old.end();
  system.outOfRotation.delete(old);
  return code;
}

/** 5xx, and why there was no answer → how often. */
function failures(
  answers: ReadonlyMap<string, number>,
  service: ServiceName,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [answer, times] of answers) {
    const [of, what] = answer.split(' ');
    if (of === service && !(Number(what) < 500)) found.set(what!, times);
  }
  return found;
}

function newIn(
  after: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): Record<string, number> {
  const more = [...after].map(([what, times]) => [what, times - (before.get(what) ?? 0)] as const);
  return Object.fromEntries(more.filter(([, times]) => times > 0));
}
