import {
  firstOfLeads,
  joinProfiles,
  type LeadAbsorbed,
  type TouchpointKind,
} from '@smarketing/contracts';
import { latest } from './change-card.js';
import type { AbsorbedLead, ScoreCard } from './score-card.schema.js';

type Told = Pick<LeadAbsorbed, 'first' | 'profile' | 'touchpoints'>;

/** What is known of an absorbed lead, with what a further fact tells of it. */
export function hearOfAbsorbed(
  known: AbsorbedLead | undefined,
  { first: { channel, campaignId, at }, profile, touchpoints }: Told,
  time: Date,
): AbsorbedLead {
  const counts: Partial<Record<TouchpointKind, number>> = { ...known?.touchpoints };
  const newest: Partial<Record<TouchpointKind, Date>> = { ...known?.newest };
  const firstAt = new Date(at);
  // A merge is nothing that the person did: what counts is when they came, or were heard of.
  let newsAt = known ? known.newsAt : firstAt;
  const isCorrected = known?.channel !== channel || known.at.getTime() !== firstAt.getTime();
  if (known && !isCorrected && touchpoints.length === 0) newsAt = latest(newsAt, time);
  for (const { kind, at: touchedAt } of touchpoints) {
    const when = new Date(touchedAt);
    counts[kind] = (counts[kind] ?? 0) + 1;
    newest[kind] = latest(newest[kind], when);
    newsAt = latest(newsAt, when);
  }
  return {
    channel,
    ...(campaignId !== undefined && { campaignId }),
    at: firstAt,
    profile,
    touchpoints: counts,
    newest,
    newsAt,
    knownSince: known?.knownSince ?? time,
  };
}

/** What counts of a lead for its score: its own and what it has absorbed, each touchpoint once. */
export function joinLeads(
  own: ScoreCard & { readonly channel: string },
  absorbed: Readonly<Record<string, AbsorbedLead>>,
): Pick<ScoreCard, 'profile' | 'touchpoints' | 'campaignId'> & { channel: string } {
  const others = Object.entries(absorbed).map(([leadId, one]) => ({ leadId, ...one }));
  const { _id: leadId, channel, campaignId, profile } = own;
  // Of a card from before times were kept it is not known who came first: its own counts.
  const at = own.capturedAt ?? new Date(0);
  const survivor = { leadId, at, channel, ...(campaignId !== undefined && { campaignId }) };
  const first = firstOfLeads<Contact>(survivor, others);
  const touchpoints = { ...own.touchpoints };
  for (const one of others) {
    for (const [kind, times] of entriesOf(one.touchpoints)) {
      touchpoints[kind] = (touchpoints[kind] ?? 0) + times;
    }
  }
  return {
    channel: first.channel,
    ...(first.campaignId !== undefined && { campaignId: first.campaignId }),
    profile: joinProfiles(profile, others),
    touchpoints,
  };
}

interface Contact {
  readonly leadId: string;
  readonly at: Date;
  readonly channel: string;
  readonly campaignId?: string;
}

export function entriesOf<T>(
  byKind: Partial<Record<TouchpointKind, T>>,
): [kind: TouchpointKind, T][] {
  return Object.entries(byKind) as [TouchpointKind, T][];
}
