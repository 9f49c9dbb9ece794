import { setTimeout as wait } from 'node:timers/promises';
import type { Step } from '../campaign/plan.ts';
import type { Scene } from './scene.ts';

/** Breaks the way of some services to Kafka or to MongoDB for a while. */
export async function breakNetwork(scene: Scene, step: Extract<Step, { kind: 'partition' }>) {
  const { services, side, condition, lasts } = step;
  const { system, watch } = scene;
  for (const service of services) system.network.get(service)!.set(side, condition);
  await wait(lasts);
  for (const service of services) system.network.get(service)!.set(side, { kind: 'open' });
  const healedAt = performance.now();
  const recovery = await watch.untilRecovered(services, healedAt, 60_000);
  const how = condition.kind === 'delay' ? `delay ${condition.milliseconds} ms` : condition.kind;
  scene.record({
    kind: 'partition',
    what: `${side}: ${how} for ${lasts / 1_000} s (${services.join(', ')})`,
    recovery,
    note: { kind: `${side} ${condition.kind}` },
  });
}
