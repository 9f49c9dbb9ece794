import type { Playbook } from '@smarketing/playbook';
import { defineView, type ViewDocument } from '../fold/view.js';

/** All versions of the playbook that were published; one document, `_id: 'playbook'`. */
export interface Playbooks extends ViewDocument {
  versions: { version: number; effectiveFrom: Date; document: Playbook }[];
}

export const playbooks = defineView<Playbooks>('playbooks');
