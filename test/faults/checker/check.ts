import { acknowledgedLeads } from './i01-acknowledged-leads.ts';
import { eachEffectOnce } from './i02-each-effect-once.ts';
import { numbersAndStages } from './i03-numbers-and-stages.ts';
import { oneOutcome } from './i04-one-outcome.ts';
import { reportSums } from './i05-report-sums.ts';
import { changeAndEvent } from './i06-change-and-event.ts';
import { offsetsBehindPositions } from './i07-offsets-behind-positions.ts';
import { rebuiltView } from './i08-rebuilt-view.ts';
import { poisonOnce } from './i09-poison-once.ts';
import { noContactData } from './i11-no-contact-data.ts';
import { quiescence } from './i12-quiescence.ts';
import type { Finding, Invariant } from './invariant.ts';
import type { Snapshot } from './snapshot.ts';

/** I10, no row of another tenant, has no object: the product has one tenant. */
export const invariants: readonly Invariant[] = [
  acknowledgedLeads,
  eachEffectOnce,
  numbersAndStages,
  oneOutcome,
  reportSums,
  changeAndEvent,
  offsetsBehindPositions,
  rebuiltView,
  poisonOnce,
  noContactData,
  quiescence,
];

export interface Verdict extends Finding {
  readonly id: string;
  readonly promise: string;
}

/** What each invariant finds in the idle system. Pure. */
export function check(snapshot: Snapshot): Verdict[] {
  return invariants.map((invariant) => {
    const { id, promise } = invariant;
    return { id, promise, ...invariant.check(snapshot) };
  });
}
