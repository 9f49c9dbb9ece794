import type { Act } from '@smarketing/event-bus';
import type { CaptureDecision } from './capture-lead.js';

/** What became of one capture. */
export interface Captured {
  /** Of the lead that it reached: where that one was merged, of the one that stands for it. */
  readonly leadId: string;
  /** The lead that was recognised, where another one stands for it. */
  readonly mergedFrom?: string;
  readonly outcome: CaptureDecision['outcome'];
  /** Another lead that the e-mail address belongs to: the two may be one person. */
  readonly conflict?: string;
}

/** The capture of one lead, for the history. */
export function actOf({ leadId }: Captured): Act {
  return { act: 'lead.capture', on: `lead/${leadId}` };
}

/** How many leads became what, for the history of an act on many. */
export function outcomesOf(captured: readonly Captured[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of captured) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
