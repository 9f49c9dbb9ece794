import { defineView } from '@smarketing/event-bus';
import type { CommitmentRecord } from './commitment-record.js';

/** One document per commitment: what was announced of its months. */
export const commitments = defineView<CommitmentRecord>('commitments', { changedBy: 'commands' });
