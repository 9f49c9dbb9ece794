import { LeadAbsorbed, type AbsorbedTouchpoint } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from './lead.schema.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';

/** A record of Kafka holds a megabyte, headers and all. */
export const mostBytes = 900_000;

/** What the survivor learns of a lead: all of its touchpoints, in as many parts as they need. */
export function absorbedFacts(
  leadId: string,
  absorbed: Lead,
  touchpoints: readonly Touchpoint[],
  time: Date,
): Emission<LeadAbsorbed>[] {
  const head = headOf(leadId, absorbed);
  const parts = inParts(head, touchpoints.map(described));
  return parts.map((some, index) => ({
    fact: LeadAbsorbed,
    data: { ...head, part: index + 1, parts: parts.length, touchpoints: some },
    time,
  }));
}

function headOf(
  leadId: string,
  { _id: absorbedId, channel, campaignId, capturedAt, profile }: Lead,
): Omit<LeadAbsorbed, 'part' | 'parts' | 'touchpoints'> {
  const first = { channel, ...(campaignId && { campaignId }), at: capturedAt.toISOString() };
  return { leadId, absorbedId, first, profile };
}

function described({ _id, kind, channel, campaignId, at }: Touchpoint): AbsorbedTouchpoint {
  const where = { channel, ...(campaignId && { campaignId }), at: at.toISOString() };
  return { touchpointId: _id, kind, ...where };
}

/** In their order, each part below {@link mostBytes} with its head; one part at least. */
export function inParts<T>(head: object, items: readonly T[]): T[][] {
  const room = mostBytes - bytesOf({ ...head, part: 99_999, parts: 99_999, touchpoints: [] });
  const parts: T[][] = [[]];
  let used = 0;
  for (const item of items) {
    const size = bytesOf(item) + 1;
    if (used + size > room && parts.at(-1)!.length > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)!.push(item);
    used += size;
  }
  return parts;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
