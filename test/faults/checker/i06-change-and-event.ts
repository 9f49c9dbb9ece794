import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, isInvented } from './log-contents.ts';
import { busOf, type ServiceSnapshot, type Snapshot } from './snapshot.ts';

export const changeAndEvent: Invariant = {
  id: 'I6',
  promise:
    'A change was made if and only if its fact was published: each owner has issued exactly what is on the log, and nothing is left in an outbox.',
  check(snapshot) {
    const findings = new Findings();
    for (const service of snapshot.services) {
      expectEmptyOutbox(service, findings);
      expectAllPublished(snapshot, service, findings);
    }
    return findings;
  },
};

function expectEmptyOutbox({ layout, collections }: ServiceSnapshot, findings: Findings): void {
  const rows = collections['outbox'] ?? [];
  findings.expect(rows.length === 0, 'Facts were left in an outbox.', () => ({
    service: layout.service,
    rows: rows.slice(0, 20).map(({ _id, at }) => ({ _id, at })),
    count: rows.length,
  }));
}

function expectAllPublished(
  snapshot: Snapshot,
  { layout, collections }: ServiceSnapshot,
  findings: Findings,
): void {
  const issued = new Map<string, number>();
  for (const documents of Object.values(collections)) {
    for (const document of documents) {
      for (const [stream, last] of Object.entries(busOf(document).sent)) {
        issued.set(`${stream}/${String(document['_id'])}`, last);
      }
    }
  }
  const published = new Map<string, number>();
  for (const [name, facts] of contentsOf(snapshot).byKey) {
    const { stream, sequence } = facts.at(-1)!;
    const owned = layout.publishes.includes(stream);
    if (owned && !isInvented(facts[0]!)) published.set(name, sequence);
  }
  for (const name of new Set([...issued.keys(), ...published.keys()])) {
    const [inDocument, onLog] = [issued.get(name) ?? 0, published.get(name) ?? 0];
    findings.expect(inDocument === onLog, 'The owner has not issued what is on the log.', () => ({
      service: layout.service,
      facts: name,
      issuedByTheDocument: inDocument,
      onTheLog: onLog,
    }));
  }
}
