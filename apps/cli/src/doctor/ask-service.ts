import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@smarketing/contracts/names';
import { readOps } from '../settle/read-backlog.js';
import type { Session } from '../session/session.js';
import type { ClockReading, DatedReading } from './compare-clocks.js';
import type { ServiceAnswers, StatedDeviation } from './examine-service.js';

/** A timer that is due is overdue for a moment. */
const lookAgainAfterMs = 3_000;

interface Info {
  readonly clock?: ClockReading | { readonly unknown: string };
  readonly preconditions?: readonly StatedDeviation[];
}

interface BacklogAnswer {
  readonly items: ServiceAnswers['backlog'];
}

/** What the service says on its ops port. Throws NotReachableError, NoSessionError. */
export async function askService(
  session: Session,
  service: ServiceName,
): Promise<ServiceAnswers & { clock: DatedReading | undefined }> {
  const askedAt = Date.now();
  const info = await readOps<Info>(session, service, '/info');
  const answeredAt = Date.now();
  const { clock, preconditions = [] } = info;
  const [readiness, backlog, progress] = await Promise.all([
    readOps<ServiceAnswers['readiness']>(session, service, '/health/ready'),
    readTwice(session, service),
    readOps<Partial<ServiceAnswers['progress']>>(session, service, '/ops/progress'),
  ]);
  const { at = new Date().toISOString(), oldestUnpublished = null } = progress;
  return {
    ...{ readiness, backlog, progress: { at, oldestUnpublished }, preconditions },
    clock: clock && 'database' in clock ? { ...clock, askedAt, answeredAt } : undefined,
  };
}

async function readTwice(session: Session, service: ServiceName) {
  const { items } = await readOps<BacklogAnswer>(session, service, '/ops/backlog');
  const isOverdue = Object.values(items).some(({ overdueTimers = 0 }) => overdueTimers > 0);
  if (!isOverdue) return items;
  await wait(lookAgainAfterMs);
  return (await readOps<BacklogAnswer>(session, service, '/ops/backlog')).items;
}
