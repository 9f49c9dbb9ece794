import { LeadErased, LeadMergedAway, LeadQualified, LeadRestored } from '@smarketing/contracts';
import { defineView, on, type Arrived, type FoldContext, type Folded } from '@smarketing/event-bus';
import type { Terms } from '../terms/terms.js';
import { countQualification, countersOf } from './count-qualification.js';
import { Qualification } from './qualification.schema.js';

/** One document per lead that became an MQL; its counters are what the commitments are judged by. */
export const qualifications = defineView(Qualification, {
  contribute: countersOf,
  folds: [
    on(LeadQualified, qualified),
    on(LeadMergedAway, mergedAway),
    on(LeadRestored, restored),
    on(LeadErased, (_known, { key, time }: Arrived<LeadErased>) => ({
      document: { _id: key, months: {}, erased: time },
    })),
  ],
  endsBy: LeadErased,
});

function qualified(
  known: Qualification | undefined,
  { key, time, data }: Arrived<LeadQualified>,
  { reference }: FoldContext<Terms>,
) {
  // Older logs have the first cycle on `scores`, which may arrive after a later one.
  const before = data.cycle === 1 && known ? uncounted(known) : known;
  const document = countQualification(before, key, time, reference.playbook);
  return document && { document };
}

function uncounted({ qualifiedAt: _at, ...known }: Qualification): Qualification {
  return { ...known, months: {} };
}

function mergedAway(
  known: Qualification | undefined,
  { key, data: { into } }: Arrived<LeadMergedAway>,
): Folded<Qualification> {
  return { document: { _id: key, months: {}, ...known, mergedInto: into } };
}

function restored(known: Qualification | undefined): Folded<Qualification> | undefined {
  if (!known) return undefined;
  const { mergedInto: _into, ...document } = known;
  return { document };
}
