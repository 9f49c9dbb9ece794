import type { LeadView, LeadObligation } from '../lead-view/lead-view.schema.js';
import type { LeadFilter, ObligationState } from './lead-filter.js';

/** One lead of a list; with a filter on obligations, one row for each that it names. */
export interface LeadRow {
  leadId: string;
  /** Null of an erased lead, as all that was known of it. */
  capturedAt: Date | null;
  channel: string | null;
  campaignId: string | null;
  cohort: string | null;
  /** The furthest stage reached. */
  stage: string | null;
  outcome: string;
  score: number | null;
  repId: string | null;
  /** Of the rejection or the loss. */
  reason: string | null;
  deal: NonNullable<LeadView['deal']> | null;
  obligation?: LeadObligation;
}

/** Everything of a lead but its timeline. */
export type LeadHead = Omit<LeadView, 'timeline'>;

/** The rows of one lead that the filter let through. */
export function leadRows(lead: LeadHead, filter: LeadFilter): LeadRow[] {
  const row = rowOf(lead);
  if (filter.level === undefined && filter.obligationState === undefined) return [row];
  return lead.obligations
    .filter((obligation) => isNamed(obligation, filter))
    .map((obligation) => ({ ...row, obligation }));
}

function rowOf(lead: LeadHead): LeadRow {
  const { captured, cohort, ledger } = lead;
  if (!ledger || (!captured && !lead.erased)) throw new UncapturedLeadError(lead._id);
  return {
    leadId: lead._id,
    capturedAt: captured?.time ?? null,
    channel: captured?.channel ?? null,
    campaignId: captured?.campaignId ?? null,
    cohort: cohort ?? null,
    stage: lead.erased ? null : (lead.reached.at(-1) ?? 'captured'),
    outcome: ledger,
    score: lead.score ?? null,
    repId: lead.handoff?.repId ?? null,
    reason: lead.handoff?.reason ?? null,
    deal: lead.deal ?? null,
  };
}

function isNamed({ level, state, corrected }: LeadObligation, filter: LeadFilter): boolean {
  if (filter.level !== undefined && filter.level !== level) return false;
  const states: Record<ObligationState, boolean> = {
    running: state === 'armed' || state === 'at-risk',
    met: state === 'met',
    breached: state === 'breached',
    corrected: corrected === true,
  };
  return filter.obligationState === undefined || states[filter.obligationState];
}

/** Lists hold captured leads only: one without LeadCaptured here is a fault of the query. */
export class UncapturedLeadError extends Error {
  override readonly name = 'UncapturedLeadError';

  constructor(readonly leadId: string) {
    super(`Lead ${leadId} is listed although it has not been captured.`);
  }
}
