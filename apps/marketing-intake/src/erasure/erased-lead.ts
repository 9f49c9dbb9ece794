import type { LeadErased } from '@smarketing/contracts';
import type { Lead, LeadErasure } from '../capture/lead.schema.js';

/** A LeadErased, with what its envelope says. */
export interface Erased {
  readonly data: LeadErased;
  readonly time: Date;
  readonly playbook?: number | undefined;
}

/** What remains of a lead: that it was erased, when, why, and what that was. */
export function erasedLead({ data, time, playbook }: Erased): Lead {
  const { leadId, ground, deleted, kept, erasedWith, period } = data;
  const erased: LeadErasure = {
    at: time,
    ground,
    deleted: deleted.map(({ of, count }) => ({ of, count })),
    ...(kept && { kept: kept.map((one) => ({ ...one })) }),
    ...(erasedWith !== undefined && { erasedWith }),
    ...(period && { period: { ...period } }),
    ...(playbook !== undefined && { playbook }),
  };
  return { _id: leadId, erased } as Lead;
}
