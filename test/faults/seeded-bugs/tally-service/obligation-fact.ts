import type { Obligation } from './views.ts';

/** What every fact about the one obligation of a lead names. */
export function obligationFact({ _id, due }: Obligation) {
  return {
    subject: _id,
    obligationId: `${_id}:answer:1`,
    level: 'answer',
    cycle: 1,
    repId: 'rep-1',
    due,
  };
}
