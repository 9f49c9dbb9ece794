import type { Feedback, LeadScoring, SalesHandoff, SlaMonitor } from '@smarketing/api-client';
import type { Services } from '../http/services.js';
import { leadIdOf, noSuchLead } from './lead-id.js';

export type TimelineEntry = Feedback.TimelineEntry;
/** What is read here of the answers of the services. */
export type Timeline = Pick<Feedback.Timeline, 'outcome' | 'facts' | 'entries' | 'campaigns'>;
export type Score = Pick<
  LeadScoring.Score,
  'score' | 'threshold' | 'qualified' | 'playbook' | 'contributions'
>;
export type Handoff = Pick<
  SalesHandoff.Handoff,
  'stage' | 'cycle' | 'repId' | 'qualifiedAt' | 'reason' | 'amount' | 'purchases' | 'legal'
>;
export type Obligation = Pick<
  SlaMonitor.Obligation,
  'level' | 'cycle' | 'repId' | 'state' | 'due' | 'usedMinutes' | 'remainingMinutes'
>;

/** What the services know of one lead; null where a service has not heard of it. */
export interface LeadSheet {
  readonly leadId: string;
  readonly lead: Readonly<Record<string, unknown>> | null;
  readonly timeline: Timeline | null;
  /** What the campaigns of the timeline are called, by their ids. */
  readonly campaignCodes: Readonly<Record<string, string>>;
  readonly score: Score | null;
  readonly handoff: Handoff | null;
  readonly obligations: readonly Obligation[];
}

/** Asks every service for the lead. Throws where nobody knows it. */
export async function readLead(services: Services, id: string): Promise<LeadSheet> {
  const leadId = await leadIdOf(services, id);
  const of = { path: { leadId } };
  const [lead, timeline, score, handoff, obligations] = await Promise.all([
    services.intake.find('/v1/leads/{id}', { path: { id: leadId } }),
    services.feedback.find('/v1/leads/{id}/timeline', { path: { id: leadId } }),
    services.scoring.find('/v1/scores/{leadId}', of),
    services.handoff.find('/v1/handoffs/{leadId}', of),
    services.sla.get('/v1/obligations', { query: { subject: leadId } }),
  ]);
  if (!lead && !timeline) throw noSuchLead(id);
  return {
    leadId,
    lead: lead ?? null,
    timeline: timeline ?? null,
    campaignCodes: await readCampaignCodes(services, Object.keys(timeline?.campaigns ?? {})),
    score: score ?? null,
    handoff: handoff ?? null,
    obligations: obligations.items,
  };
}

async function readCampaignCodes(
  { intake }: Services,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const found = await Promise.all(
    ids.map((id) => intake.find('/v1/campaigns/{id}', { path: { id } })),
  );
  return Object.fromEntries(
    found.flatMap((campaign) => (campaign ? [[campaign.campaignId, campaign.code]] : [])),
  );
}
