import { LeadQualified } from '@smarketing/contracts';
import { defineView, on, type Arrived, type FoldContext } from '@smarketing/event-bus';
import type { Agreement } from '../agreement/agreement.js';
import { countQualification, tallyQualification } from './count-qualification.js';
import { Qualification } from './qualification.schema.js';

/** One document per lead that became an MQL; its counters are what the commitments are judged by. */
export const qualifications = defineView(Qualification, {
  contribute: tallyQualification,
  folds: [on(LeadQualified, qualified)],
});

function qualified(
  known: Qualification | undefined,
  { key, time }: Arrived<LeadQualified>,
  { reference }: FoldContext<Agreement>,
) {
  const document = countQualification(known, key, time, reference.playbook);
  return document && { document };
}
