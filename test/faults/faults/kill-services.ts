import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@smarketing/contracts';
import type { PlannedKill, Step } from '../campaign/plan.ts';
import type { Death, Life, SupervisedService } from '../system/supervised-service.ts';
import { isReady } from '../system/system-under-fault.ts';
import type { Scene } from './scene.ts';

export const killAtPoint = resolve(import.meta.dirname, '../preload/kill-at.ts');
/** A point that was not reached by then, since the process was ready, is not waited for. */
const patience = 14_000;
const readyWithin = 40_000;
const recoveredWithin = 45_000;

interface Killed {
  readonly death: Death;
  /** Undefined: at no point in particular. */
  readonly point: string | undefined;
}

/** Kills services at their points, each again as soon as it lives, several at a time. */
export async function killServices(scene: Scene, step: Extract<Step, { kind: 'kill' }>) {
  const chains = Object.entries(step.kills) as [ServiceName, PlannedKill[]][];
  const killed = await Promise.all(
    chains.map(([service, kills]) => killInTurn(scene, scene.system.first(service), kills)),
  );
  await scene.system.untilReady();
  for (const all of killed) {
    const last = all.at(-1)!.death;
    const service = last.service as ServiceName;
    await scene.watch.untilRecovered([service], last.at, recoveredWithin);
  }
  for (const all of killed) for (const [index] of all.entries()) note(scene, all, index);
}

async function killInTurn(
  scene: Scene,
  instance: SupervisedService,
  kills: readonly PlannedKill[],
): Promise<Killed[]> {
  const killed: Killed[] = [];
  const canAim = existsSync(killAtPoint);
  scene.lives.appoint(instance.plan.instance, (death) => {
    const planned = death.signal === 'SIGKILL';
    if (!planned) scene.lives.unplanned.push(death);
    else killed.push({ death, point: death.fromOutside ? undefined : death.life.killAt });
    return lifeUntil(kills[killed.length]);
  });
  const random = scene.random.fork();
  try {
    while (killed.length < kills.length) {
      const { length } = killed;
      const planned = kills[length]!;
      if (canAim && planned.point !== undefined)
        await untilDeadOrLate(instance, () => killed.length > length);
      else await wait(random.whole(0, 3_000));
      if (killed.length === length) instance.kill();
      while (killed.length === length) await wait(10);
    }
  } finally {
    scene.lives.appoint(instance.plan.instance, undefined);
  }
  return killed;
}

/** A life that ends at that point; where none is named it ends at none. */
export function lifeUntil(kill: PlannedKill | undefined): Life {
  if (kill?.point === undefined || !existsSync(killAtPoint)) return {};
  return { preload: [killAtPoint], killAt: `${kill.point}#${kill.nth}` };
}

async function untilDeadOrLate(instance: SupervisedService, isDead: () => boolean): Promise<void> {
  const began = performance.now();
  let readySince: number | undefined;
  while (!isDead()) {
    const now = performance.now();
    if (now - began > readyWithin) return;
    if (readySince === undefined) readySince = (await isReady(instance)) ? now : undefined;
    else if (now - readySince > patience) return;
    await wait(50);
  }
}

function note(scene: Scene, killed: readonly Killed[], index: number): void {
  const { death, point } = killed[index]!;
  const until = killed[index + 1]?.death.at;
  const service = death.service as ServiceName;
  const took = scene.watch.recoveryOf(service, death.at, until);
  scene.record({
    kind: 'kill',
    what: `${service} at ${point ?? 'no point in particular'}`,
    at: scene.seconds() - (performance.now() - death.at) / 1_000,
    recovery: took === undefined ? {} : { [service]: took },
    note: {
      point: point?.replace(/#.*/, '') ?? 'any',
      superseded: until !== undefined && took === undefined,
    },
  });
}
