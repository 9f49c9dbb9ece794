import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServices } from './bench-services.ts';
import { latenciesOf, type Latencies } from './latencies.ts';
import { LeadWatcher } from './lead-watcher.ts';

/** Live captures that come at a fixed rate, whatever becomes of those before. */
export interface OpenLoop {
  readonly perSecond: number;
  readonly seconds: number;
  /** From the moment at which it should have been sent, until the request was answered. */
  readonly http: Latencies;
  /** The same, until it is visible in feedback's view. */
  readonly lastView: Latencies;
  readonly refused: number;
}

export interface OpenLoopRequest {
  readonly perSecond: number;
  /** Sends as long as this answers true. */
  readonly goesOn: () => boolean;
  readonly name: string;
  /** Waited for before the first one is sent. */
  readonly onListening?: () => Promise<void>;
}

/** What a story has as soon as it knows of the capture. */
export const visibleInStory = 'captured';

/** Every tenth asks for a demo and goes through all services; the others are scored. */
export function kindOf(number: number): 'form' | 'demo-request' {
  return number % 10 === 0 ? 'demo-request' : 'form';
}

export async function measureOpenLoop(
  services: BenchServices,
  { perSecond, goesOn, name, onListening }: OpenLoopRequest,
): Promise<OpenLoop> {
  const client = await services.client(name);
  const watcher = await LeadWatcher.of(services.stories, visibleInStory);
  const http: number[] = [];
  const lastView: number[] = [];
  const open = new Set<Promise<void>>();
  let refused = 0;
  const send = async (number: number, intended: number) => {
    const { leadId } = await client.capture(kindOf(number));
    if (leadId === undefined) {
      refused++;
      return;
    }
    http.push(performance.now() - intended);
    lastView.push((await watcher.seen(leadId)) - intended);
  };
  await onListening?.();
  const begin = performance.now();
  let sent = 0;
  while (goesOn()) {
    // The first at once: each is due at the moment from which its latency counts.
    const due = 1 + Math.floor(((performance.now() - begin) * perSecond) / 1_000);
    for (; sent < due; sent++) {
      const one: Promise<void> = send(sent, begin + (sent * 1_000) / perSecond).finally(() =>
        open.delete(one),
      );
      open.add(one);
    }
    await wait(1);
  }
  const seconds = (performance.now() - begin) / 1_000;
  await Promise.all(open);
  await watcher.stop();
  client.close();
  return {
    perSecond,
    seconds,
    http: latenciesOf(http),
    lastView: latenciesOf(lastView),
    refused,
  };
}
