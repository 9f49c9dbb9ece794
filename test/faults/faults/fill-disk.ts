import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serviceNames } from '@smarketing/contracts';
import type { Step } from '../campaign/plan.ts';
import type { Scene } from './scene.ts';

const run = promisify(execFile);
const lasts = 4_000;
const smallest = 4_096;

/**
 * The server can write nothing any more, as on a full disk: a limit on the size of its files, set
 * while it runs. It must refuse or fall, and not acknowledge. Then it is started without the limit.
 */
export async function fillDisk(scene: Scene, { side }: Extract<Step, { kind: 'disk-full' }>) {
  const { brokers, members } = scene.system.infrastructure;
  const server = side === 'kafka' ? brokers[0]! : members[0]!;
  try {
    await run('prlimit', ['--pid', String(server.pid), `--fsize=${smallest}:${smallest}`]);
  } catch (error) {
    const note = { notProvoked: `prlimit cannot be used here: ${(error as Error).message}` };
    scene.record({ kind: 'disk-full', what: `${server.name}: not provoked`, recovery: {}, note });
    return;
  }
  await wait(lasts);
  const fell = !isRunning(server.pid);
  await server.restart();
  const servesAt = performance.now();
  const recovery = await scene.watch.untilRecovered(serviceNames, servesAt, 60_000);
  const what = `${server.name} could write nothing for ${lasts / 1_000} s`;
  scene.record({ kind: 'disk-full', what, recovery, note: { serverFell: fell } });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
