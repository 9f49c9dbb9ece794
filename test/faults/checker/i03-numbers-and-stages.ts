import type { StreamName } from '@smarketing/contracts';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, isInvented, placeOf, type LoggedFact } from './log-contents.ts';
import { documentsOf, indexOf, type Snapshot } from './snapshot.ts';

export const numbersAndStages: Invariant = {
  id: 'I3',
  promise:
    'The numbers of a stream and key are 1, 2, 3 … and were published in that order; a handoff goes forward only, by legal steps.',
  check(snapshot) {
    const findings = new Findings();
    expectContiguous(snapshot, findings);
    expectPublishedInOrder(snapshot, findings);
    expectLegalSteps(snapshot, findings);
    return findings;
  },
};

function expectContiguous(snapshot: Snapshot, findings: Findings): void {
  for (const [name, facts] of contentsOf(snapshot).byKey) {
    const gap = facts.findIndex(({ sequence }, index) => sequence !== index + 1);
    findings.expect(gap < 0, 'A number is missing on the log.', () => ({
      facts: name,
      missing: gap + 1,
      there: facts.map(({ sequence }) => sequence),
    }));
  }
}

/** In each topic the first appearance of a number comes behind those of all before it. */
function expectPublishedInOrder(snapshot: Snapshot, findings: Findings): void {
  const published = new Map<string, { numbers: Set<number>; last: LoggedFact }>();
  for (const fact of contentsOf(snapshot).facts) {
    if (isInvented(fact)) continue;
    const name = `${fact.record.topic}/${fact.key}`;
    const before = published.get(name);
    if (!before) {
      published.set(name, { numbers: new Set([fact.sequence]), last: fact });
      continue;
    }
    const { numbers, last } = before;
    if (numbers.has(fact.sequence)) continue;
    findings.expect(
      last.sequence < fact.sequence,
      'A fact was published behind its successor.',
      () => ({
        fact: fact.id,
        at: placeOf(fact.record),
        successor: last.id,
        successorAt: placeOf(last.record),
      }),
    );
    numbers.add(fact.sequence);
    if (last.sequence < fact.sequence) before.last = fact;
  }
}

/** Where a new cycle may begin: who was lost or given up may come back (decision 27). */
const ends = ['recycled', 'lost', 'disqualified'];

/** Fact → the stages from which it may come, and the one that it leads to; a deal, to its outcome. */
const steps: Readonly<Record<string, { from: readonly string[]; to: string }>> = {
  'smarketing.lead.unassignable.v1': { from: ['', ...ends], to: '' },
  'smarketing.lead.assigned.v1': { from: ['', ...ends], to: 'assigned' },
  'smarketing.lead.accepted.v1': { from: ['assigned'], to: 'accepted' },
  'smarketing.lead.rejected.v1': { from: ['assigned', 'accepted'], to: 'rejected' },
  'smarketing.lead.recycled.v1': { from: ['rejected'], to: 'recycled' },
  'smarketing.lead.disqualified.v1': { from: ['rejected'], to: 'disqualified' },
  'smarketing.opportunity.opened.v1': { from: ['accepted'], to: 'opportunity' },
  'smarketing.deal.closed.v1': { from: ['opportunity'], to: 'outcome' },
  'smarketing.purchase.recorded.v1': { from: ['won'], to: 'won' },
  'smarketing.customer.churned.v1': { from: ['won'], to: 'churned' },
};

function reachedBy({ type, data }: LoggedFact): string {
  const to = steps[type]?.to ?? '';
  return to === 'outcome' ? String(data['outcome']) : to;
}

const handoffs: StreamName = 'handoffs';

function expectLegalSteps(snapshot: Snapshot, findings: Findings): void {
  const documents = indexOf(documentsOf(snapshot, 'sales-handoff', 'handoffs'));
  for (const [name, facts] of contentsOf(snapshot).byKey) {
    if (!name.startsWith(`${handoffs}/`) || facts.some(isInvented)) continue;
    let stage = '';
    let cycle = 0;
    for (const fact of facts) {
      const { type, id, data } = fact;
      const step = steps[type];
      if (!step) continue;
      const here = stage;
      const thisCycle = Number(data['cycle'] ?? cycle);
      const inOrder = ends.includes(here) ? thisCycle > cycle : thisCycle >= cycle;
      const legal = step.from.includes(here) && inOrder;
      findings.expect(legal, 'A handoff took a step that is not legal, or went back.', () => ({
        fact: id,
        type,
        stage: here,
        cycle: thisCycle,
      }));
      stage = reachedBy(fact);
      cycle = Math.max(cycle, thisCycle);
    }
    expectStage(documents.get(facts[0]!.key)?.['stage'], facts, findings);
  }
}

/** The document's stage is the one that its facts lead to, but that it may wait for a rep again. */
function expectStage(stage: unknown, facts: readonly LoggedFact[], findings: Findings): void {
  if (stage === undefined) return;
  const last = facts.findLast(({ type }) => type !== 'smarketing.purchase.recorded.v1');
  const led = last ? reachedBy(last) : '';
  const waits = stage === 'qualified' && (led === '' || ends.includes(led));
  findings.expect(stage === led || waits, 'A handoff is not where its facts lead to.', () => ({
    key: facts[0]!.key,
    stage,
    led,
    facts: facts.map(({ type, sequence }) => `${sequence} ${type}`),
  }));
}
