import { defineView } from '@smarketing/event-bus';
import { CommitmentRecord } from './commitment-record.schema.js';

/** One document per commitment: what was announced of its months. */
export const commitments = defineView(CommitmentRecord, { changedBy: 'commands' });
