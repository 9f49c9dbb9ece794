import { oneMetric } from '@smarketing/observability';
import { Histogram } from 'prom-client';
import type { Handoff } from '../handoff/handoff.schema.js';

function times(): Histogram {
  return oneMetric(
    'smarketing_handoff_qualified_to_assigned_seconds',
    (name) =>
      new Histogram({
        name,
        help: 'Time from the commit of a qualification until its lead has a rep. Time without an active rep is left out.',
        labelNames: ['lane'],
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
      }),
  );
}

/**
 * How long leads wait for a rep, as the promise counts it: from the commit of their qualification, or
 * from when a rep was active again. Times are milliseconds UTC.
 */
export class RoutingTimes {
  private readonly histogram = times();
  private activeSince: number | undefined;
  private wasActive = false;

  /** Whether anybody could take a lead. */
  repsAre(active: boolean, now: number): void {
    if (active && !this.wasActive) this.activeSince = now;
    this.wasActive = active;
  }

  /** These leads have a rep now. Of one that nobody could take, the time counts from the first who can. */
  note(assigned: readonly Handoff[], now: number): void {
    for (const { qualifiedBy, unassignable } of assigned) {
      if (!qualifiedBy?.committedAt) continue;
      const committedAt = qualifiedBy.committedAt.getTime();
      const from = unassignable ? Math.max(committedAt, this.activeSince ?? now) : committedAt;
      const seconds = Math.max(0, now - from) / 1_000;
      this.histogram.observe({ lane: qualifiedBy.lane }, seconds);
    }
  }
}
