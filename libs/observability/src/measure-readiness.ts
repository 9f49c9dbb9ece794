import { Gauge } from 'prom-client';
import type { OpsRegistry } from './ops-registry.js';

const ready = new Gauge({
  name: 'smarketing_ready',
  help: '1 while a check of the readiness passes, 0 while it fails; /health/ready says why.',
  labelNames: ['check'],
});

/** All other metrics of a service that waits look like those of one that has nothing to do. */
export async function measureReadiness(registry: OpsRegistry): Promise<void> {
  const checks = await registry.readPassing();
  ready.reset();
  for (const [check, passes] of checks) ready.set({ check }, passes ? 1 : 0);
}
