import type { Assignment } from './rep-conduct.js';

/** A handoff as the service describes it. */
export interface HandoffAnswer {
  readonly leadId: string;
  readonly stage: string;
  readonly repId?: string;
  readonly history: readonly {
    readonly act: string;
    readonly cycle: number;
    readonly at: string;
    readonly repId?: string;
  }[];
}

/** Each time that the lead was given to a rep, the earlier ones too. */
export function assignmentsOf({ leadId, history }: HandoffAnswer): Assignment[] {
  return history.flatMap(({ act, cycle, at, repId }) =>
    act === 'assign' && repId !== undefined ? [{ leadId, cycle, repId, at: new Date(at) }] : [],
  );
}
