import { setTimeout as wait } from 'node:timers/promises';
import {
  RebuildRefusedError,
  type RebuildOrder,
  type RebuildProgress,
} from '../rebuild/rebuild-progress.js';
import type { ViewRebuilds } from '../rebuild/view-rebuilds.js';

const lookEveryMs = 250;
const order: RebuildOrder = {
  by: 'restore',
  acceptDifferences: true,
  anew: true,
  numbersFromLog: true,
};

type Rebuilds = Pick<ViewRebuilds, 'start' | 'progress' | 'giveUp'>;

/** Folds a view anew with the numbers of the topics, and switches, whatever the restored one holds. */
export async function rebuildRestored(
  rebuilds: Rebuilds,
  view: string,
  signal: AbortSignal,
): Promise<void> {
  await start(rebuilds, view, signal);
  let progress: RebuildProgress;
  do {
    await wait(lookEveryMs, undefined, { signal });
    progress = await rebuilds.progress(view);
  } while (!progress.ended);
  if (progress.status === 'switched') return;
  const [fault] = progress.faults;
  const why = fault ? `${fault.record} cannot be folded: ${fault.error}` : progress.problem;
  throw new Error(
    `The restored view ${view} could not be folded again (${progress.status}): ${why}`,
  );
}

/** One that somebody has begun meanwhile counts for nothing: it goes by what the database knows. */
async function start(rebuilds: Rebuilds, view: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await rebuilds.start(view, order);
      return;
    } catch (error) {
      if (!(error instanceof RebuildRefusedError)) throw error;
      if (error.reason === 'running') await rebuilds.giveUp(view).catch(() => undefined);
      else if (error.reason !== 'switching') throw error;
      await wait(lookEveryMs, undefined, { signal });
    }
  }
}
