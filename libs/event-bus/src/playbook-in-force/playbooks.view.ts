import { PlaybookPublished } from '@smarketing/contracts';
import type { Arrived } from '../fold/arrived.js';
import type { Folded } from '../fold/fold.js';
import { defineView, on } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import { admitPlaybook, type PublishedVersion } from './admit-playbook.js';

const refusedKept = 20;

/** A version that stands on the log and must never decide anything. */
export interface RefusedVersion {
  version: number;
  /** Its number in the stream. */
  sequence: number;
  /** What is wrong with it, in a sentence. */
  reason: string;
}

/** All versions of the playbook that were published; one document, `_id: 'playbook'`. */
export interface Playbooks extends ViewDocument {
  versions: PublishedVersion[];
  /** The last that were refused when they came. */
  refused?: RefusedVersion[];
}

/** Keeps every published version of the playbook that may decide at hand in the service's own database. */
export const playbooks = defineView<Playbooks>('playbooks', {
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
