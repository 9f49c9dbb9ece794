import { createHash } from 'node:crypto';
import type { LeadCaptured, TouchpointKind, TouchpointRecorded } from '@smarketing/contracts';

export interface LeadFact {
  readonly kind: 'captured' | 'touchpoint';
  readonly key: string;
  readonly sequence: number;
  readonly time: Date;
  readonly data: LeadCaptured | TouchpointRecorded;
}

export interface LeadFactsRequest {
  readonly leads: number;
  readonly perLead: number;
  /** The sequence of the first fact of each lead; with 1 it is the capture. */
  readonly firstSequence?: number;
}

/** Touchpoints that give a score, so that 2 of 10 facts of a lead lead to another one. */
export const scoringKinds: ReadonlySet<TouchpointKind> = new Set(['demo-request', 'pricing-view']);
const otherKinds = ['page-view', 'email-open', 'email-click', 'download', 'webinar'] as const;
const channels = ['paid_search', 'organic_search', 'social', 'email', 'referral'];
const industries = ['manufacturing', 'retail', 'software', 'logistics'];
const sizes = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;
const begin = Date.UTC(2026, 0, 1);

/** The same facts for the same request: in order for each lead, the leads uniformly shuffled. */
export function* leadFacts({ leads, perLead, firstSequence = 1 }: LeadFactsRequest) {
  const random = mulberry32(20_260_101);
  const ids = Array.from({ length: leads }, (_, index) => idOf('lead', index));
  const turns = shuffled(leads, perLead, random);
  const next = new Uint16Array(leads).fill(firstSequence);
  for (let at = 0; at < turns.length; at++) {
    const lead = turns[at]!;
    const sequence = next[lead]!++;
    yield factOf(lead, ids[lead]!, sequence, new Date(begin + at * 250));
  }
}

/** A UUID that is always the same for the same name and number. */
export function idOf(name: string, index: number): string {
  const hex = createHash('sha256').update(`${name}/${index}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function factOf(lead: number, leadId: string, sequence: number, time: Date): LeadFact {
  const channel = channels[lead % channels.length]!;
  const campaignId = idOf('campaign', lead % 20);
  const common = { key: leadId, sequence, time };
  if (sequence === 1) {
    const profile = {
      industry: industries[lead % industries.length]!,
      companySize: sizes[lead % sizes.length]!,
      country: 'DE',
      seniority: 'manager' as const,
      emailKind: 'company' as const,
    };
    const data = { leadId, source: 'api' as const, channel, campaignId, profile };
    return { ...common, kind: 'captured', data };
  }
  const touchpointId = idOf(leadId, sequence);
  const kind = kindOf(sequence, lead);
  const data = { leadId, touchpointId, kind, channel, campaignId };
  return { ...common, kind: 'touchpoint', data };
}

function kindOf(sequence: number, lead: number): TouchpointKind {
  if (sequence % 5 === 0) return sequence % 10 === 0 ? 'demo-request' : 'pricing-view';
  return otherKinds[(sequence + lead) % otherKinds.length]!;
}

function shuffled(leads: number, perLead: number, random: () => number): Uint32Array {
  const turns = Uint32Array.from({ length: leads * perLead }, (_, at) => at % leads);
  for (let at = turns.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [turns[at], turns[other]] = [turns[other]!, turns[at]!];
  }
  return turns;
}

/** A small generator with a seed; the same numbers on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
