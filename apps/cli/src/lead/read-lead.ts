import type { Services } from '../http/services.js';
import { leadIdOf, noSuchLead } from './lead-id.js';

export interface TimelineEntry {
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  /** When it happened. */
  readonly time: string;
  /** When it became known, where that was later. */
  readonly knownAt?: string;
  readonly playbook?: number;
  readonly details?: Readonly<Record<string, string | number>>;
}

export interface Timeline {
  readonly outcome: string | null;
  readonly facts: number;
  readonly entries: readonly TimelineEntry[];
  readonly campaigns: Readonly<Record<string, { channel: string }>>;
}

export interface Score {
  readonly score: number;
  readonly threshold: number;
  readonly qualified: boolean;
  readonly playbook: number;
  readonly contributions: readonly { rule: string; group: string; points: number }[];
}

export interface Handoff {
  readonly stage: string;
  readonly cycle: number;
  readonly repId?: string;
  readonly qualifiedAt: string;
  readonly reason?: string;
  readonly amount?: { amount: number; currency: string };
  readonly purchases: number;
  readonly legal: readonly string[];
}

export interface Obligation {
  readonly level: string;
  readonly cycle: number;
  readonly repId: string;
  readonly state: string;
  readonly due: string;
  readonly usedMinutes: number | null;
  readonly remainingMinutes: number | null;
}

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
  const [lead, timeline, score, handoff, obligations] = await Promise.all([
    services.intake.find<LeadSheet['lead']>(`/v1/leads/${leadId}`),
    services.feedback.find<Timeline>(`/v1/leads/${leadId}/timeline`),
    services.scoring.find<Score>(`/v1/scores/${leadId}`),
    services.handoff.find<Handoff>(`/v1/handoffs/${leadId}`),
    services.sla.get<{ items: Obligation[] }>('/v1/obligations', { subject: leadId }),
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
    ids.map((id) => intake.find<{ campaignId: string; code: string }>(`/v1/campaigns/${id}`)),
  );
  return Object.fromEntries(
    found.flatMap((campaign) => (campaign ? [[campaign.campaignId, campaign.code]] : [])),
  );
}
