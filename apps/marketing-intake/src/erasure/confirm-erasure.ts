import type { ErasureConfirmations } from './erasure-confirmations.schema.js';
import type { Reader } from './readers.js';

export interface Confirmation {
  readonly leadId: string;
  readonly reader: Reader;
  readonly at: Date;
}

/** The first one of a service counts: one that was restored confirms once more. */
export function confirmErasure(
  known: ErasureConfirmations | undefined,
  { leadId, reader, at }: Confirmation,
): ErasureConfirmations {
  const confirmed = known?.confirmed ?? {};
  const first = confirmed[reader];
  return {
    _id: leadId,
    confirmed: { ...confirmed, [reader]: first && first < at ? first : at },
  };
}
