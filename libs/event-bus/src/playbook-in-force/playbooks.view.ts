import { defineView, type ViewDocument } from '../fold/view.js';

/** A version of the playbook as it was published, in the shape of its time. */
export interface PublishedVersion {
  version: number;
  effectiveFrom: Date;
  document: object;
}

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

export const playbooks = defineView<Playbooks>('playbooks');
