import { repeatedIds, type Finding } from './finding.js';
import { identifier, keyed, listOf, oneOf, text, type Schema } from './schema.js';

/** Back to marketing to nurture, or out of the funnel. */
export const rejectionOutcomes = ['recycle', 'disqualify'] as const;
export type RejectionOutcome = (typeof rejectionOutcomes)[number];

export type RejectionReason = { id: string; label: string; outcome: RejectionOutcome };
export type Rejection = { reasons: RejectionReason[] };

export const rejectionSchema: Schema<Rejection> = keyed<Rejection>({
  reasons: listOf(
    keyed<RejectionReason>({
      id: identifier(),
      label: text(120),
      outcome: oneOf(rejectionOutcomes),
    }),
    'reasons',
    1,
    50,
  ),
});

export function checkRejection({ rejection }: { rejection?: Rejection }): Finding[] {
  return rejection ? repeatedIds(['rejection', 'reasons'], rejection.reasons) : [];
}
