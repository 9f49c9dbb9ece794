import type { BenchServices } from './bench-services.ts';
import { LeadWatcher } from './lead-watcher.ts';
import { kindOf, visibleInStory } from './measure-open-loop.ts';

const clients = 100;

/**
 * Captures a second that the whole system sustains: each of a hundred clients sends its next lead
 * when its last one is visible in the last view, so nothing piles up.
 */
export async function measureCapacity(
  services: BenchServices,
  { seconds, round }: { seconds: number; round: number },
): Promise<number> {
  const client = await services.client(`capacity-${round}`);
  const watcher = await LeadWatcher.of(services.stories, visibleInStory);
  const warmUntil = performance.now() + (seconds * 1_000) / 5;
  const end = warmUntil + seconds * 1_000;
  let sent = 0;
  let done = 0;
  const runClient = async () => {
    while (performance.now() < end) {
      const { leadId } = await client.capture(kindOf(sent++));
      if (leadId === undefined) continue;
      const at = await watcher.seen(leadId);
      if (at > warmUntil && at <= end) done++;
    }
  };
  await Promise.all(Array.from({ length: clients }, runClient));
  await watcher.stop();
  client.close();
  return done / seconds;
}
