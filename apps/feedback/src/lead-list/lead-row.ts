import type { LeadStory, ObligationStory } from '../lead-story/lead-story.schema.js';
import type { LeadFilter, ObligationState } from './lead-filter.js';

/** One lead of a list; with a filter on obligations, one row for each that it names. */
export interface LeadRow {
  leadId: string;
  capturedAt: Date;
  channel: string;
  campaignId: string | null;
  cohort: string;
  /** The furthest stage reached. */
  stage: string;
  outcome: string;
  score: number | null;
  repId: string | null;
  /** Of the rejection or the loss. */
  reason: string | null;
  deal: NonNullable<LeadStory['deal']> | null;
  obligation?: ObligationStory;
}

type Told = Omit<LeadStory, 'timeline'>;

/** The rows of one lead that the filter let through. */
export function leadRows(story: Told, filter: LeadFilter): LeadRow[] {
  const row = rowOf(story);
  if (filter.level === undefined && filter.obligationState === undefined) return [row];
  return story.obligations
    .filter((obligation) => isNamed(obligation, filter))
    .map((obligation) => ({ ...row, obligation }));
}

function rowOf(story: Told): LeadRow {
  const { captured, cohort, ledger } = story;
  if (!captured || !cohort || !ledger) throw new UncapturedLeadError(story._id);
  return {
    leadId: story._id,
    capturedAt: captured.time,
    channel: captured.channel,
    campaignId: captured.campaignId ?? null,
    cohort,
    stage: story.reached.at(-1) ?? 'captured',
    outcome: ledger,
    score: story.score ?? null,
    repId: story.handoff?.repId ?? null,
    reason: story.handoff?.reason ?? null,
    deal: story.deal ?? null,
  };
}

function isNamed({ level, state, corrected }: ObligationStory, filter: LeadFilter): boolean {
  if (filter.level !== undefined && filter.level !== level) return false;
  const states: Record<ObligationState, boolean> = {
    running: state === 'armed' || state === 'at-risk',
    met: state === 'met',
    breached: state === 'breached',
    corrected: corrected === true,
  };
  return filter.obligationState === undefined || states[filter.obligationState];
}

/** Lists hold captured leads only: a story without LeadCaptured here is a fault of the query. */
export class UncapturedLeadError extends Error {
  override readonly name = 'UncapturedLeadError';
  readonly retryable = false;

  constructor(readonly leadId: string) {
    super(`Lead ${leadId} is listed although it has not been captured.`);
  }
}
