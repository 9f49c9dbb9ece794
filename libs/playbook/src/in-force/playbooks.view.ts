import { PlaybookPublished } from '@smarketing/contracts';
import { defineView, on, type Arrived, type Folded } from '@smarketing/event-bus';
import { admitPlaybook } from './admit-playbook.js';
import { Playbooks } from './playbooks.schema.js';

const refusedKept = 20;

/** Keeps every published version of the playbook that may decide at hand in the service's own database. */
export const playbooks = defineView(Playbooks, {
  folds: [on(PlaybookPublished, published)],
});

function published(
  known: Playbooks | undefined,
  fact: Arrived<PlaybookPublished>,
): Folded<Playbooks> {
  const versions = known?.versions ?? [];
  const kept = { ...known, _id: fact.key, versions };
  const { version, effectiveFrom, document } = fact.data;
  const publication = { version, effectiveFrom, document, time: fact.time };
  const admission = admitPlaybook(versions, publication);
  if ('admitted' in admission) {
    return { document: { ...kept, versions: [...versions, admission.admitted] } };
  }
  if ('repeated' in admission) return { document: kept };
  const refused = { version, sequence: fact.sequence, reason: admission.refused };
  const others = known?.refused ?? [];
  return { document: { ...kept, refused: [...others, refused].slice(-refusedKept) } };
}
