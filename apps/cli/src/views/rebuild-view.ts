import { setTimeout as wait } from 'node:timers/promises';
import type { OperationsClient } from '../dead-letters/find-letters.js';
import { during, type Progress, type Step } from '../progress/progress.js';
import type { RebuildWish, ViewRebuild } from './view-rebuild.js';

const pollEveryMs = 500;

const rebuildPath = '/v1/operations/views/{view}/rebuild';

/**
 * Starts the rebuild of a view, or goes on with it, and shows how far it is until it has ended. Where
 * the instance that works on it dies, another one is asked to go on.
 */
export async function rebuildView(
  client: OperationsClient,
  view: string,
  wish: RebuildWish,
  progress: Progress,
  every = pollEveryMs,
): Promise<ViewRebuild> {
  const path = { view };
  let rebuild = await client.post(rebuildPath, { path, body: wish });
  const look = async (): Promise<ViewRebuild> => {
    await wait(every);
    rebuild = await client.get(rebuildPath, { path });
    if (!rebuild.running && !rebuild.ended) {
      progress.note('The instance that worked on it is gone; another one continues.');
      rebuild = await client.post(rebuildPath, { path, body: { ...wish, anew: false } });
    }
    return rebuild;
  };
  while (rebuild.status === 'folding' && rebuild.events.total === 0) await look();
  await during(
    progress.begin('Folding the log', { total: Math.max(1, rebuild.events.total), unit: 'events' }),
    async (step) => {
      while (rebuild.status === 'folding') showFolding(step, await look());
    },
    () => `${n(rebuild.events.folded)} events, ${n(rebuild.events.perSecond)} a second`,
  );
  if (rebuild.ended) return rebuild;
  const total = Math.max(1, rebuild.documents.total);
  await during(
    progress.begin('Comparing with the live view', { total, unit: 'documents' }),
    async (step) => {
      while (!rebuild.ended) showComparing(step, await look());
    },
    () => rebuild.status,
  );
  return rebuild;
}

const n = (count: number) => count.toLocaleString('en');

/** The bar is of what was known at first: the service may go on folding meanwhile. */
function showFolding(step: Step, { events, problem }: ViewRebuild): void {
  const counts = `${n(events.folded)} of ${n(events.total)} events, ${n(events.perSecond)} a second`;
  step.at(events.folded, problem ?? counts);
}

function showComparing(step: Step, { documents, status, problem }: ViewRebuild): void {
  const counts = `${n(documents.compared)} of ${n(documents.total)} documents`;
  step.at(documents.compared, problem ?? (status === 'switching' ? 'switching over' : counts));
}
