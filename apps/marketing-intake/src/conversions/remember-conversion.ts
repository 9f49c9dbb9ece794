import type { DealClosed } from '@smarketing/contracts';
import type { Conversion } from './conversion.schema.js';

/** A lead that came back may be decided again: its latest cycle counts. */
export function rememberConversion(
  known: Conversion | undefined,
  { leadId, outcome, amount, reason, cycle }: DealClosed,
  closedAt: Date,
): Conversion {
  if (known?.cycle !== undefined && known.cycle > cycle) return known;
  return {
    _id: leadId,
    outcome,
    ...(amount && { amount }),
    ...(reason && { reason }),
    cycle,
    closedAt,
  };
}
