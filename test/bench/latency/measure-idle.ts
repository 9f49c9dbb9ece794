import { setTimeout as wait } from 'node:timers/promises';
import { cpuSecondsOf } from '../measure/processes.ts';
import type { BenchSystem } from '../system.ts';
import { serviceNames, type BenchServices } from './bench-services.ts';

/** CPU of a system that nobody uses, in per cent of one core. */
export interface Idle {
  readonly services: number;
  readonly broker: number;
  readonly mongod: number;
}

export async function measureIdle(
  { pids }: BenchSystem,
  services: BenchServices,
  seconds: number,
): Promise<Idle> {
  const read = () => ({
    services: serviceNames.reduce((sum, name) => sum + cpuSecondsOf(services.pidOf(name)), 0),
    broker: pids.broker === undefined ? Number.NaN : cpuSecondsOf(pids.broker),
    mongod: pids.mongod === undefined ? Number.NaN : cpuSecondsOf(pids.mongod),
  });
  const before = read();
  const begin = performance.now();
  await wait(seconds * 1_000);
  const after = read();
  const percent = 100 / ((performance.now() - begin) / 1_000);
  return {
    services: (after.services - before.services) * percent,
    broker: (after.broker - before.broker) * percent,
    mongod: (after.mongod - before.mongod) * percent,
  };
}
