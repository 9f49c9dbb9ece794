import type {
  CaptureSource,
  DealOutcome,
  ImportedStage,
  LossReason,
  Money,
  StreamName,
  WholeNumber,
} from '@smarketing/contracts';
import type { Stage } from './stages.js';
import type { LedgerState } from './ledger-states.js';

/** The newest entries that a story keeps; `timeline.count` says how many facts there were in all. */
export const timelineLimit = 200;

/** One fact of a lead's life. `details` holds ids, reasons and numbers, never contact data. */
export interface TimelineEntry {
  stream: StreamName;
  sequence: number;
  type: string;
  /** When it happened. */
  time: Date;
  /** When it became known, where that was a second or more after it happened. */
  knownAt?: Date;
  playbook?: number;
  details?: Record<string, string | number>;
}

/** What one team owes the other for this lead, in one qualification cycle. */
export interface ObligationStory {
  level: string;
  cycle: number;
  state: 'armed' | 'at-risk' | 'met' | 'breached';
  due: Date;
  /** Present where a breach turned out to be met in time. */
  corrected?: true;
}

/** What the SLA monitor said of one month of a commitment. */
export interface CommitmentPeriod {
  goal: number;
  actual: number;
  /** When it was last said to be behind its pace. */
  offPaceAt?: Date;
  outcome?: 'met' | 'missed';
}

export type HandoffState =
  | 'unassignable'
  | 'assigned'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  | 'disqualified'
  | 'opportunity'
  | 'closed';

/**
 * All that is known of one lead, folded from every stream. Each part is written by the facts of one
 * stream only, or is a set, so that any interleaving of the streams gives the same story. What is
 * absent has not been heard of.
 */
export interface LeadStory {
  /** The leadId. */
  _id: string;
  captured?: { time: Date; channel: string; source: CaptureSource; campaignId?: string };
  touchpoints: number;
  score?: number;
  /** The first qualification, and the number of the newest one. */
  qualified?: { time: Date; cycle: number };
  /** How far it had come in another system: history, which stands for its first cycle. */
  elsewhere?: { stage: ImportedStage; time: Date };
  handoff?: { state: HandoffState; cycle: number; repId?: string; reason?: string };
  /** When the lead first got there. */
  first: Partial<Record<'assigned' | 'accepted' | 'opportunity' | 'closed', Date>>;
  deal?: { outcome: DealOutcome; time: Date; amount?: Money; reason?: LossReason };
  /** Amounts in minor units, by currency. */
  purchases: { count: number; amounts: Record<string, WholeNumber> };
  churned?: { time: Date; reason: LossReason };
  obligations: ObligationStory[];
  /**
   * Only where the document is of a commitment (`commitment:<id>`), by month. Commitments share the
   * stream `sla` with the leads; in a view of their own every lead would be counted along once more.
   */
  periods?: Record<string, CommitmentPeriod>;
  timeline: { count: number; entries: TimelineEntry[] };
  /** Derived from the above: month of capture, `yyyy-MM` UTC. Absent before LeadCaptured came. */
  cohort?: string;
  /** Derived: the stages reached. Empty before LeadCaptured came. */
  reached: Stage[];
  /** Derived: the one column of the ledger that this lead counts in. */
  ledger?: LedgerState;
}

/** A story of which nothing is told yet. */
export function blankStory(leadId: string): LeadStory {
  return {
    _id: leadId,
    touchpoints: 0,
    first: {},
    purchases: { count: 0, amounts: {} },
    obligations: [],
    timeline: { count: 0, entries: [] },
    reached: [],
  };
}
