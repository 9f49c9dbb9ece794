import type { Stage } from '../lead-view/stages.js';
import type { LedgerState } from '../lead-view/ledger-states.js';

export const obligationStates = ['running', 'met', 'breached', 'corrected'] as const;
export type ObligationState = (typeof obligationStates)[number];

/**
 * Which leads a figure counts. The same filter makes a figure's `leadsHref` and the query behind
 * the list, so that the list holds what the figure counted. All given parts must hold.
 */
export interface LeadFilter {
  /** Reached this stage, now or earlier. */
  stage?: Stage;
  channel?: string;
  /** Came by this campaign or one that is part of it. */
  campaign?: string;
  /** Came by a campaign at all. */
  hasCampaign?: boolean;
  /** Month of capture, `yyyy-MM` UTC. */
  cohort?: string;
  outcome?: LedgerState;
  lossReason?: string;
  /** First qualified at or after this instant, RFC 3339. */
  qualifiedFrom?: string;
  /** First qualified before this instant. */
  qualifiedBefore?: string;
  /** Won at or after this instant. */
  wonFrom?: string;
  /** Won before this instant. */
  wonBefore?: string;
  /** Has not left, or left at or after this instant. */
  customerUntil?: string;
  /** Left as a customer. */
  churned?: boolean;
  /** Bought again after the first deal. */
  repeat?: boolean;
  /** Won before the time of capture: a fault of the data. */
  wonBeforeCapture?: boolean;
  /** Has an obligation of this service level; with `obligationState`, one in this state. */
  level?: string;
  obligationState?: ObligationState;
  /** Currency of the first deal's amount, or of purchases, as ISO 4217. */
  currency?: string;
}

/** The address of the list of the leads that the filter lets through. */
export function leadsHref(filter: LeadFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value !== undefined) query.set(name, String(value));
  }
  const asked = query.toString();
  return asked === '' ? '/v1/reports/leads' : `/v1/reports/leads?${asked}`;
}
