import type { FirstTouchCorrected } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from './lead.schema.js';
import { withFirstTouch, type Touch } from './correct-first-touch.js';

/** Channels that say only that nothing is known. */
const saysLittle: ReadonlySet<string> = new Set(['other', 'direct_traffic']);
const reason = 'An earlier contact became known.';

/**
 * The lead after a contact that was before the first one known, whenever it arrived; undefined where it
 * was not. What revops corrected by hand stays. The fact is of the time of the former first contact:
 * had they arrived in their order, both would have been known then.
 */
export function earlierTouch(
  lead: Lead,
  touch: Touch & { readonly playbook?: number | undefined },
  now: Date,
): { lead: Lead; fact: Emission<FirstTouchCorrected> } | undefined {
  const last = lead.corrections?.at(-1);
  if (last && !last.automatic) return undefined;
  if (!isBefore(touch, lead)) return undefined;
  const why = { correctedAt: now, reason, automatic: true };
  const corrected = withFirstTouch(lead, touch, why);
  const { playbook } = touch;
  const of = { time: lead.capturedAt, ...(playbook !== undefined && { playbook }) };
  return { lead: corrected.lead, fact: { ...corrected.fact, ...of } };
}

/** Of two contacts at one time the one that says more is the first, so that their order says nothing. */
function isBefore(touch: Touch, { channel, campaignId, capturedAt: at }: Lead): boolean {
  const apart = touch.at.getTime() - at.getTime();
  return apart === 0 ? rankOf(touch) < rankOf({ channel, campaignId, at }) : apart < 0;
}

/** As text: the smaller one says more. */
function rankOf({ channel, campaignId }: Touch): string {
  const known = saysLittle.has(channel) ? 1 : 0;
  return [campaignId === undefined ? 1 : 0, known, channel, campaignId ?? ''].join('\n');
}
