import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import type { Services } from '../http/services.js';

export interface TimelineEntry {
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  readonly time: string;
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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asks every service for the lead. Throws where nobody knows it. */
export async function readLead(services: Services, id: string): Promise<LeadSheet> {
  const leadId = uuid.test(id) ? id.toLowerCase() : await resolve(services, id);
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

async function resolve({ intake }: Services, id: string): Promise<string> {
  const colon = id.indexOf(':');
  if (colon < 1 || colon === id.length - 1) {
    throw new UsageError(
      `${id} is no lead id. Give the UUID of a lead, or the id that another system has for it as system:id, such as olist:dac32acd4db4c29c230538b72f8dd87d.`,
    );
  }
  const [system, external] = [id.slice(0, colon), id.slice(colon + 1)];
  const { leads } = await intake.post<{ leads: Record<string, string> }>('/v1/leads/resolve', {
    system,
    ids: [external],
  });
  const leadId = leads[external];
  if (leadId === undefined) throw noSuchLead(id);
  return leadId;
}

function noSuchLead(id: string): CommandError {
  return new CommandError(
    exitCodes.failed,
    `No service knows the lead ${id}. Check the id; a lead just captured takes a moment.`,
  );
}
