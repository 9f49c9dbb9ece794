import { CommitmentClosed, CommitmentOffPace } from '@smarketing/contracts';
import { defineView, on } from '@smarketing/event-bus';
import { CommitmentRecord } from './commitment-record.schema.js';
import { recoverClosed, recoverWarned } from './recover-commitment.js';

/** One document per commitment: what was announced of its months. */
export const commitments = defineView(CommitmentRecord, {
  changedBy: 'commands',
  issues: ['commitments'],
  recover: [on(CommitmentOffPace, recoverWarned), on(CommitmentClosed, recoverClosed)],
});
