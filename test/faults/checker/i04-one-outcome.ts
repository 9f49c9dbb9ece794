import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, factsOf, isInvented, streamFacts, type LoggedFact } from './log-contents.ts';
import { isPoisoned, isPoisonedAnywhere } from './poisoned-keys.ts';
import { documentsOf, type Snapshot, type Stored } from './snapshot.ts';

const prefix = 'smarketing.obligation.';
const answers = ['smarketing.lead.accepted.v1', 'smarketing.lead.rejected.v1'];
/** A timer that is due for longer than this was missed. */
const patience = 30_000;

interface StoredObligation {
  id: string;
  cycle: number;
  state: string;
  corrected: boolean;
  due: Date;
  graceSeconds: number;
}

export const oneOutcome: Invariant = {
  id: 'I4',
  promise:
    'What was promised has one outcome: armed once, then met or breached once, corrected at most once and only after a breach, by the time at which it happened.',
  check(snapshot) {
    const findings = new Findings();
    for (const [id, facts] of obligations(snapshot)) expectOneOutcome(id, facts, findings);
    for (const document of documentsOf(snapshot, 'sla-monitor', 'duties')) {
      if (!isPoisonedAnywhere(snapshot, String(document['_id']))) {
        expectAsDecided(snapshot, document, findings);
      }
    }
    expectAllArmed(snapshot, findings);
    return findings;
  },
};

/** Obligation → its facts, by their numbers. */
function obligations(snapshot: Snapshot): Map<string, LoggedFact[]> {
  const found = new Map<string, LoggedFact[]>();
  for (const fact of streamFacts(contentsOf(snapshot), 'sla')) {
    if (!fact.type.startsWith(prefix) || isInvented(fact)) continue;
    const id = String(fact.data['obligationId']);
    found.set(id, [...(found.get(id) ?? []), fact]);
  }
  return found;
}

const legal = /^armed( at-risk)?( met| breached( corrected)?)?$/;

function expectOneOutcome(id: string, facts: readonly LoggedFact[], findings: Findings): void {
  const life = facts.map(({ type }) => type.slice(prefix.length).replace(/\.v\d+$/, '')).join(' ');
  findings.expect(legal.test(life), 'An obligation has not exactly one outcome.', () => ({
    obligation: id,
    life,
    facts: facts.map((fact) => `${fact.id} ${fact.type}`),
  }));
}

/** The document says what its facts say, and what the answer says by its own time. */
function expectAsDecided(snapshot: Snapshot, document: Stored, findings: Findings): void {
  const key = String(document['_id']);
  const contents = contentsOf(snapshot);
  const facts = factsOf(contents, key, ['sla']);
  const handoff = factsOf(contents, key, ['handoffs']);
  for (const owed of (document['obligations'] ?? []) as StoredObligation[]) {
    const told = facts.filter(({ data }) => data['obligationId'] === owed.id).at(-1);
    const state = told?.type.slice(prefix.length).replace(/\.v\d+$/, '');
    const stored = owed.corrected ? 'corrected' : owed.state === 'atRisk' ? 'at-risk' : owed.state;
    findings.expect(state === stored, 'An obligation is not what its facts say.', () => ({
      owed,
      told: state,
      facts: facts.map(({ id, type }) => `${id} ${type}`),
    }));
    const answer = handoff.find(
      ({ type, data }) => answers.includes(type) && data['cycle'] === owed.cycle,
    );
    const outcome = outcomeOf(owed, answer, snapshot.takenAt);
    const holds = outcome === 'open' ? isOpen(owed) : outcome === owed.state;
    findings.expect(holds, 'An obligation has an outcome that the clock does not give it.', () => ({
      owed,
      expected: outcome,
      answer: answer && `${answer.id} at ${answer.time.toISOString()}`,
    }));
  }
}

function outcomeOf(owed: StoredObligation, answer: LoggedFact | undefined, now: Date) {
  if (answer) return answer.time <= owed.due ? 'met' : 'breached';
  const declared = owed.due.getTime() + owed.graceSeconds * 1_000;
  if (now.getTime() > declared + patience) return 'breached';
  // In between it is as far as the timer has come.
  return now.getTime() >= declared ? owed.state : 'open';
}

function isOpen({ state }: StoredObligation): boolean {
  return state === 'armed' || state === 'atRisk';
}

/** Whoever was given a lead owes an answer. */
function expectAllArmed(snapshot: Snapshot, findings: Findings): void {
  const contents = contentsOf(snapshot);
  for (const { type, key, data, id } of streamFacts(contents, 'handoffs')) {
    if (type !== 'smarketing.lead.assigned.v1' || isPoisoned(snapshot, 'sla-monitor', key))
      continue;
    const armed = factsOf(contents, key, ['sla']).some(
      (fact) => fact.type === `${prefix}armed.v1` && fact.data['cycle'] === data['cycle'],
    );
    findings.expect(armed, 'An assignment has armed no obligation.', () => ({ assignment: id }));
  }
}
