import type { Lead } from '../capture/lead.schema.js';
import type { ErasureConfirmations } from './erasure-confirmations.schema.js';
import type { ErasureReceiptDto } from './erasure.dto.js';
import { readers } from './readers.js';

/** What was done, and by whom; a confirmation that is missing is named. */
export function describeReceipt(
  { _id: leadId, erased }: Lead,
  confirmations: ErasureConfirmations | undefined,
): ErasureReceiptDto {
  const { at, kept = [], deleted, ...rest } = erased!;
  const confirmed = confirmations?.confirmed ?? {};
  const missing = readers.filter((service) => !confirmed[service]);
  return {
    leadId,
    erasedAt: at,
    ...rest,
    deleted: [...deleted],
    kept: kept.map((one) => ({ ...one })),
    confirmations: [
      { service: 'marketing-intake', at },
      ...readers.map((service) => ({ service, at: confirmed[service] ?? null })),
    ],
    missing: [...missing],
    complete: missing.length === 0,
  };
}
