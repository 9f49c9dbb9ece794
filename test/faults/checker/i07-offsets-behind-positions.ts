import { Findings, type Invariant } from './invariant.ts';
import { streamOfTopic } from './log-contents.ts';
import type { Snapshot } from './snapshot.ts';

interface Position {
  readonly _id: number;
  readonly next: Readonly<Record<string, number>>;
}

export const offsetsBehindPositions: Invariant = {
  id: 'I7',
  promise: 'What is committed to Kafka was applied: no committed offset is beyond a position.',
  check(snapshot) {
    const findings = new Findings();
    for (const { layout, collections } of snapshot.services) {
      const positions = new Map(
        ((collections['bus_positions'] ?? []) as unknown as Position[]).map((position) => [
          Number(position._id),
          position.next,
        ]),
      );
      for (const { group, topic, partition, offset } of snapshot.committed) {
        if (group !== layout.service || streamOfTopic(topic) === undefined) continue;
        const applied = positions.get(partition)?.[logOf(topic)] ?? 0;
        findings.expect(
          offset <= applied,
          'An offset was committed before it was applied.',
          () => ({
            service: layout.service,
            topic,
            partition,
            committed: offset,
            applied,
          }),
        );
      }
      expectAllRead(snapshot, layout.service, positions, findings);
    }
    return findings;
  },
};

/** A position stands behind the last record, never beyond it. */
function expectAllRead(
  { log, services }: Snapshot,
  service: string,
  positions: ReadonlyMap<number, Position['next']>,
  findings: Findings,
): void {
  const { layout } = services.find((one) => one.layout.service === service)!;
  const ends = new Map<string, number>();
  for (const { topic, partition, offset } of log) ends.set(`${topic}/${partition}`, offset + 1);
  for (const [place, end] of ends) {
    const [, topic, partition] = /^(.*)\/(\d+)$/.exec(place)!;
    const stream = streamOfTopic(topic!);
    if (stream === undefined || !layout.consumes.includes(stream)) continue;
    const applied = positions.get(Number(partition))?.[logOf(topic!)] ?? 0;
    findings.expect(applied === end, 'A position is not at the end of the log.', () => ({
      service,
      topic,
      partition: Number(partition),
      position: applied,
      endOfTheLog: end,
    }));
  }
}

/** As positions name it: `leads`, or `leads/bulk`. */
function logOf(topic: string): string {
  return topic.replace(/^smarketing\./, '').replace(/\.bulk$/, '/bulk');
}
