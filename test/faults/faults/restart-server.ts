import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames } from '@smarketing/contracts';
import type { ServerHandle } from '../../../deploy/local/infrastructure/index.ts';
import type { Step } from '../campaign/plan.ts';
import type { Scene } from './scene.ts';

/** Ends the only broker, or the only database, and starts it again on what it had written. */
export async function restartServer(
  scene: Scene,
  { kind, signal }: Extract<Step, { kind: 'broker-restart' | 'database-restart' }>,
) {
  const { brokers, members } = scene.system.infrastructure;
  const [server] = kind === 'broker-restart' ? brokers : members;
  await restart(scene, server!, signal);
}

async function restart(scene: Scene, server: ServerHandle, signal: NodeJS.Signals): Promise<void> {
  const kind = server.name.startsWith('kafka') ? 'broker-restart' : 'database-restart';
  const downAt = performance.now();
  server.kill(signal);
  await wait(500);
  await server.restart();
  const servesAt = performance.now();
  const recovery = await scene.watch.untilRecovered(serviceNames, servesAt, 60_000);
  scene.record({
    kind,
    what: `${server.name} by ${signal}`,
    recovery,
    note: { awaySeconds: Number(((servesAt - downAt) / 1_000).toFixed(1)) },
  });
}
