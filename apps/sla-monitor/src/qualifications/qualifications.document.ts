import { defineView } from '@smarketing/event-bus';
import { tallyQualification, type Qualification } from './count-qualification.js';

/** One document per lead that became an MQL; its counters are what the commitments are judged by. */
export const qualifications = defineView<Qualification>('qualifications', {
  contribute: tallyQualification,
});
