import type { DealClosed, DealOutcome, LossReason, Money } from '@smarketing/contracts';

/** What became of a lead, told back to where it came from. */
export interface Conversion {
  _id: string;
  outcome: DealOutcome;
  amount?: Money;
  reason?: LossReason;
  cycle: number;
  closedAt: Date;
}

/** A lead that came back may be decided again: its latest cycle counts. */
export function rememberConversion(
  known: Conversion | undefined,
  { leadId, outcome, amount, reason, cycle }: DealClosed,
  closedAt: Date,
): Conversion | undefined {
  if (known && known.cycle > cycle) return undefined;
  return {
    _id: leadId,
    outcome,
    ...(amount && { amount }),
    ...(reason && { reason }),
    cycle,
    closedAt,
  };
}
