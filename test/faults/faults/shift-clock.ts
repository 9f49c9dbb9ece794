import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Step } from '../campaign/plan.ts';
import type { Scene } from './scene.ts';

const shiftedClock = resolve(import.meta.dirname, '../clock/shifted-clock.ts');
const lasts = 12_000;

/** A service works for a while with a clock that is an hour wrong. */
export async function shiftClock(
  scene: Scene,
  { service, shift }: Extract<Step, { kind: 'clock' }>,
) {
  const { system, watch } = scene;
  const instance = system.first(service);
  const environment = { SMARKETING_CLOCK_SHIFT_MS: String(shift) };
  await instance.end();
  const since = performance.now();
  instance.start(system.life({ preload: [shiftedClock], environment }));
  await wait(lasts);
  const recovery = await watch.untilRecovered([service], since, 30_000);
  await instance.end();
  instance.start(system.life());
  await system.untilReady([instance]);
  scene.record({
    kind: 'clock',
    what: `${service} by ${shift > 0 ? '+' : ''}${shift / 3_600_000} h`,
    recovery,
  });
}
