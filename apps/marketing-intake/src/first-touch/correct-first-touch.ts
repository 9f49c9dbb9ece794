import { FirstTouchCorrected, type FirstTouch } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from '../capture/lead.schema.js';

/** What is to be true of the first contact; absent: as it is. */
export interface FirstTouchCorrection {
  readonly channel?: string | undefined;
  readonly at?: Date | undefined;
  /** Why, in words that name nobody. */
  readonly reason: string;
}

const mostKept = 20;

/** The lead and the fact of it; undefined where nothing is to be corrected. */
export function correctFirstTouch(
  lead: Lead,
  { channel = lead.channel, at = lead.capturedAt, reason }: FirstTouchCorrection,
  now: Date,
): { lead: Lead; fact: Emission<FirstTouchCorrected> } | undefined {
  if (channel === lead.channel && at.getTime() === lead.capturedAt.getTime()) return undefined;
  const was = { channel: lead.channel, at: lead.capturedAt };
  const corrections = [...(lead.corrections ?? []), { ...was, correctedAt: now, reason }];
  return {
    lead: { ...lead, channel, capturedAt: at, corrections: corrections.slice(-mostKept) },
    fact: {
      fact: FirstTouchCorrected,
      data: { leadId: lead._id, first: touchOf(lead, { channel, at }), was: touchOf(lead, was) },
      time: now,
    },
  };
}

function touchOf({ campaignId }: Lead, { channel, at }: { channel: string; at: Date }): FirstTouch {
  return { channel, ...(campaignId && { campaignId }), at: at.toISOString() };
}
