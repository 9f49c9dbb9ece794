import { CommitmentClosed, CommitmentOffPace } from '@smarketing/contracts';
import { defineView, on } from '@smarketing/event-bus';
import { CommitmentHistory } from './commitment-history.schema.js';
import { noteClosed, noteOffPace } from './note-announcement.js';

/** What was announced of each commitment. Older logs have it on `sla`, among the facts of leads. */
export const commitments = defineView(CommitmentHistory, {
  keys: /^commitment:/,
  folds: [on(CommitmentOffPace, noteOffPace), on(CommitmentClosed, noteClosed)],
});
