import { addCosts, addFigures, type Figures } from './fold-figures.ts';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf } from './log-contents.ts';
import { isPoisoned } from './poisoned-keys.ts';
import { documentsOf, type Snapshot } from './snapshot.ts';

const leadStreams = ['leads', 'identities', 'scores', 'qualifications', 'handoffs', 'sla'] as const;

export const reportSums: Invariant = {
  id: 'I5',
  promise: 'Every figure of the reports is what the log adds up to.',
  check(snapshot) {
    const findings = new Findings();
    if (!snapshot.services.some(({ layout }) => layout.service === 'feedback')) return findings;
    const expected = figuresOf(snapshot);
    const counted = new Map([
      ...counters(snapshot, 'lead_stories.counters'),
      ...counters(snapshot, 'campaigns.counters'),
    ]);
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
  for (const [first, ...rest] of contents.byKey.values()) {
    if (first?.stream !== 'campaigns') continue;
    const campaign = [first, ...rest];
    const applied = isPoisoned(snapshot, 'feedback', first.key)
      ? seenOf(snapshot, first.key, 'campaigns')
      : undefined;
    addCosts(
      figures,
      campaign.filter(({ sequence }) => !applied || sequence <= (applied['campaigns'] ?? 0)),
    );
  }
  for (const [id, sum] of figures) if (sum === 0) figures.delete(id);
  return figures;
}

/** Of a key that is held back, what counts is what was applied before. */
function seenOf(snapshot: Snapshot, key: string, view = 'lead_stories'): Record<string, number> {
  const story = documentsOf(snapshot, 'feedback', view).find(({ _id }) => _id === key);
  return ((story?.['bus'] as { seen?: Record<string, number> }) ?? {}).seen ?? {};
}

/** The stored counters, summed over the partitions; those at zero are left out. */
function counters(snapshot: Snapshot, collection: string): Figures {
  const sums: Figures = new Map();
  for (const document of documentsOf(snapshot, 'feedback', collection)) {
    const id = String(document['counter']);
    sums.set(id, (sums.get(id) ?? 0) + Number(document['value']));
  }
  for (const [id, sum] of sums) if (sum === 0) sums.delete(id);
  return sums;
}
