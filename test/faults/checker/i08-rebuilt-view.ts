import { isDeepStrictEqual } from 'node:util';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, factsOf } from './log-contents.ts';
import { playbookOnTheLog } from './playbook-on-the-log.ts';
import { isPoisonedAnywhere } from './poisoned-keys.ts';
import type { Refold } from './refold.ts';
import { busOf, documentsOf, indexOf, type Snapshot, type Stored } from './snapshot.ts';

export const rebuiltView: Invariant = {
  id: 'I8',
  promise: 'A view that is folded again from the log is the live view, counters too.',
  check(snapshot) {
    const findings = new Findings();
    for (const refold of snapshot.refolds) expectTheSame(snapshot, refold, findings);
    return findings;
  },
};

function expectTheSame(snapshot: Snapshot, refold: Refold, findings: Findings): void {
  const { service, view, contribute } = refold;
  const layout = snapshot.services.find((one) => one.layout.service === service)?.layout;
  if (!layout) return;
  const contents = contentsOf(snapshot);
  const playbook = playbookOnTheLog(snapshot);
  const streams = layout.views[view] ?? [];
  const live = indexOf(documentsOf(snapshot, service, view));
  const sums = new Map<string, number>();
  const keys = new Set(
    [...contents.byKey.values()].flatMap(([first]) =>
      streams.includes(first!.stream) ? [first!.key] : [],
    ),
  );
  for (const key of keys) {
    const stored = live.get(key);
    const is = stored && !busOf(stored).blank ? withoutBus(stored) : undefined;
    const poisoned = isPoisonedAnywhere(snapshot, key);
    const should = poisoned ? is : refold.fold(key, factsOf(contents, key, streams), playbook);
    findings.expect(
      isDeepStrictEqual(is, should),
      'A document is not what its facts fold to.',
      () => ({
        service,
        view,
        key,
        live: is,
        rebuilt: should,
      }),
    );
    if (!contribute || !should) continue;
    for (const [counter, amount] of Object.entries(contribute(should))) {
      sums.set(counter, (sums.get(counter) ?? 0) + amount);
    }
  }
  for (const key of live.keys()) {
    findings.expect(keys.has(key), 'A document has no fact on the log.', () => ({
      service,
      view,
      key,
    }));
  }
  if (contribute) expectCounters(snapshot, refold, sums, findings);
}

function expectCounters(
  snapshot: Snapshot,
  { service, view }: Refold,
  should: ReadonlyMap<string, number>,
  findings: Findings,
): void {
  const sums = new Map<string, number>();
  for (const document of documentsOf(snapshot, service, `${view}.counters`)) {
    const counter = String(document['counter']);
    sums.set(counter, (sums.get(counter) ?? 0) + Number(document['value']));
  }
  for (const counter of new Set([...sums.keys(), ...should.keys()])) {
    const [live, rebuilt] = [sums.get(counter) ?? 0, should.get(counter) ?? 0];
    findings.expect(live === rebuilt, 'A counter is not what its documents add up to.', () => ({
      service,
      view,
      counter,
      live,
      rebuilt,
    }));
  }
}

function withoutBus({ bus: _, ...document }: Stored): Stored {
  return document;
}
