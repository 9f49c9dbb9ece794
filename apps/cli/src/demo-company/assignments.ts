import type { SalesHandoff } from '@smarketing/api-client';
import type { Assignment } from './rep-conduct.js';

/** A handoff as the service describes it. */
export type HandoffAnswer = Pick<SalesHandoff.Handoff, 'leadId' | 'stage' | 'repId'> & {
  readonly history: readonly Pick<SalesHandoff.HandoffStep, 'act' | 'cycle' | 'at' | 'repId'>[];
};

/** Each time that the lead was given to a rep, the earlier ones too. */
export function assignmentsOf({ leadId, history }: HandoffAnswer): Assignment[] {
  return history.flatMap(({ act, cycle, at, repId }) =>
    act === 'assign' && repId !== undefined ? [{ leadId, cycle, repId, at: new Date(at) }] : [],
  );
}
