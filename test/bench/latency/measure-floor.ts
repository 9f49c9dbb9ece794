import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServices } from './bench-services.ts';
import { latenciesOf, type Latencies } from './latencies.ts';
import { LeadWatcher } from './lead-watcher.ts';

/** Milliseconds for what is left of the last lead: its rows are deleted, its facts read by those who have no use for them. */
const pause = 50;

/** One lead at a time through a system that does nothing else. */
export interface Floor {
  /** Until the request was answered. */
  readonly http: Latencies;
  /** Until lead-scoring has scored it. */
  readonly nextService: Latencies;
  /**
   * Intake captured it, lead-scoring qualified it, sales-handoff gave it to a rep, sla-monitor armed
   * the obligation to answer, and feedback's story tells of that: each because of the one before.
   */
  readonly allFive: Latencies;
}

export async function measureFloor(
  services: BenchServices,
  { leads, warm, round }: { leads: number; warm: number; round: number },
): Promise<Floor> {
  const client = await services.client(`floor-${round}`);
  const next = await LeadWatcher.of(services.scorecards, 'assessment');
  const last = await LeadWatcher.of(services.stories, 'obligations.0');
  const took = { http: [] as number[], next: [] as number[], last: [] as number[] };
  for (let lead = 0; lead < warm + leads; lead++) {
    const sent = performance.now();
    const { leadId, status } = await client.capture('demo-request');
    const answered = performance.now();
    if (leadId === undefined) throw new Error(`A lone capture was answered with ${status}.`);
    const inNext = await next.seen(leadId);
    const inLast = await last.seen(leadId);
    if (lead >= warm) {
      took.http.push(answered - sent);
      took.next.push(inNext - sent);
      took.last.push(inLast - sent);
    }
    await wait(pause);
  }
  await Promise.all([next.stop(), last.stop()]);
  client.close();
  return {
    http: latenciesOf(took.http),
    nextService: latenciesOf(took.next),
    allFive: latenciesOf(took.last),
  };
}
