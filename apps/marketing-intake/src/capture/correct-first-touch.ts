import { FirstTouchCorrected, type FirstTouch } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { FormerFirstTouch, Lead } from './lead.schema.js';

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
  const first = { channel, campaignId: lead.campaignId, at };
  return withFirstTouch(lead, first, { correctedAt: now, reason });
}

/** The lead with another first contact, the former one behind it, and the fact of it. */
export function withFirstTouch(
  { campaignId, ...lead }: Lead,
  first: Touch,
  why: Pick<FormerFirstTouch, 'correctedAt' | 'reason' | 'automatic'>,
): { lead: Lead; fact: Emission<FirstTouchCorrected> } {
  const was: Touch = { channel: lead.channel, campaignId, at: lead.capturedAt };
  const former = { channel: was.channel, ...(campaignId && { campaignId }), at: was.at, ...why };
  const corrections = [...(lead.corrections ?? []), former].slice(-mostKept);
  return {
    lead: {
      ...lead,
      channel: first.channel,
      ...(first.campaignId && { campaignId: first.campaignId }),
      capturedAt: first.at,
      corrections,
    },
    fact: {
      fact: FirstTouchCorrected,
      data: { leadId: lead._id, first: touchOf(first), was: touchOf(was) },
      time: why.correctedAt,
    },
  };
}

/** When a lead came, and by what. */
export interface Touch {
  readonly channel: string;
  readonly campaignId: string | undefined;
  readonly at: Date;
}

function touchOf({ channel, campaignId, at }: Touch): FirstTouch {
  return { channel, ...(campaignId && { campaignId }), at: at.toISOString() };
}
