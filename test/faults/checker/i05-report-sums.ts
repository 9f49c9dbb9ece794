import { addFigures, type Figures } from './fold-figures.ts';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf } from './log-contents.ts';
import { isPoisoned } from './poisoned-keys.ts';
import { documentsOf, type Snapshot } from './snapshot.ts';

const leadStreams = ['leads', 'scores', 'qualifications', 'handoffs', 'sla'] as const;

export const reportSums: Invariant = {
  id: 'I5',
  promise: 'Every figure of the reports is what the log adds up to.',
  check(snapshot) {
    const findings = new Findings();
    if (!snapshot.services.some(({ layout }) => layout.service === 'feedback')) return findings;
    const expected = figuresOf(snapshot);
    const counted = counters(snapshot);
    for (const id of new Set([...expected.keys(), ...counted.keys()])) {
      const [should, is] = [expected.get(id) ?? 0, counted.get(id) ?? 0];
      findings.expect(should === is, 'A figure is not what the log adds up to.', () => ({
        counter: id,
        fromTheLog: should,
        counted: is,
      }));
    }
    return findings;
  },
};

function figuresOf(snapshot: Snapshot): Figures {
  const contents = contentsOf(snapshot);
  const figures: Figures = new Map();
  const keys = new Set(
    [...contents.byKey.values()].flatMap(([first]) =>
      leadStreams.some((stream) => stream === first!.stream) ? [first!.key] : [],
    ),
  );
  for (const key of keys) {
    const applied = isPoisoned(snapshot, 'feedback', key) ? seenOf(snapshot, key) : undefined;
    const facts = leadStreams.flatMap((stream) =>
      (contents.byKey.get(`${stream}/${key}`) ?? []).filter(
        ({ sequence }) => !applied || sequence <= (applied[stream] ?? 0),
      ),
    );
    addFigures(figures, facts);
  }
  return figures;
}

/** Of a key that is held back, what counts is what was applied before. */
function seenOf(snapshot: Snapshot, key: string): Record<string, number> {
  const story = documentsOf(snapshot, 'feedback', 'lead_stories').find(({ _id }) => _id === key);
  return ((story?.['bus'] as { seen?: Record<string, number> }) ?? {}).seen ?? {};
}

/** The stored counters, summed over the partitions; those at zero are left out. */
function counters(snapshot: Snapshot): Figures {
  const sums: Figures = new Map();
  for (const document of documentsOf(snapshot, 'feedback', 'lead_stories.counters')) {
    const id = String(document['counter']);
    sums.set(id, (sums.get(id) ?? 0) + Number(document['value']));
  }
  for (const [id, sum] of sums) if (sum === 0) sums.delete(id);
  return sums;
}
