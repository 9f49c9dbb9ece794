import type { LeadErased } from '@smarketing/contracts';
import type { Erasure } from './erasure.schema.js';
import type { Reader } from './readers.js';

/** One LeadErased, with what its envelope says of it. */
export interface Erased {
  readonly data: LeadErased;
  readonly time: Date;
  readonly playbook: number | undefined;
}

/** The first one counts. */
export function noteErasure(known: Erasure | undefined, { data, time, playbook }: Erased): Erasure {
  if (known?.at) return known;
  const { leadId, ground, deleted, kept, erasedWith, period } = data;
  const confirmed = known?.confirmed ?? {};
  return {
    _id: leadId,
    at: time,
    ground,
    ...(playbook === undefined ? {} : { playbook }),
    deleted,
    ...(kept && { kept }),
    ...(erasedWith === undefined ? {} : { erasedWith }),
    ...(period && { period }),
    confirmed,
  };
}

/** The first time counts: a service that was restored confirms once more. */
export function confirmErasure(
  known: Erasure | undefined,
  leadId: string,
  reader: Reader,
  at: Date,
): Erasure {
  const erasure = known ?? { _id: leadId, confirmed: {} };
  if (erasure.confirmed[reader]) return erasure;
  return { ...erasure, confirmed: { ...erasure.confirmed, [reader]: at } };
}
