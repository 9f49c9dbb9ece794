/**
 * Ends or stops the process at chosen points: `node --import <this file> dist/main.js` with
 * SMARKETING_KILL_AT=<point>#<nth>[,<point>#<nth> …] in the environment; whichever comes first kills.
 * SMARKETING_STOP_AT, alike, stops the process there with SIGSTOP, until somebody sends SIGCONT: a
 * zombie in the making. A line on standard error says at which point it was.
 */
import { writeSync } from 'node:fs';
import { watchSeams } from './driver-seams.ts';
import { readPointsOf } from './points-of.ts';

const killAt = readPointsOf('SMARKETING_KILL_AT', process.env);
const stopAt = readPointsOf('SMARKETING_STOP_AT', process.env);
const passed = new Map<string, number>();

if (killAt.size > 0 || stopAt.size > 0) {
  watchSeams((point) => {
    const times = (passed.get(point) ?? 0) + 1;
    passed.set(point, times);
    const here = `${point}#${times}`;
    if (killAt.has(here)) endHere(here);
    if (stopAt.has(here)) stopHere(here);
  });
}

function endHere(here: string): void {
  writeSync(2, `killed at ${here}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Nothing more happens in the instant until the signal is there.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function stopHere(here: string): void {
  writeSync(2, `stopped at ${here}\n`);
  process.kill(process.pid, 'SIGSTOP');
}
