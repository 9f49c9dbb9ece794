import type { Services } from '../http/services.js';
import { demoSystem, type CaptureBody, type LeadPlan } from './lead-plan.js';

const hour = 3_600_000;

/** The same person with another address, an hour after the first meeting. */
export function twinOf(seed: string, { external, captures }: LeadPlan): CaptureBody {
  const [first] = captures;
  const { firstName, lastName } = first!.contact!;
  return {
    external: { system: demoSystem, id: `${external.id}-private` },
    contact: {
      email: `${firstName}.${lastName}@private-${seed}.example`.toLowerCase(),
      firstName: firstName!,
      lastName: lastName!,
    },
    touchpoint: { kind: 'page-view' },
    occurredAt: new Date(Date.parse(first!.occurredAt) + hour).toISOString(),
  };
}

/** Captures somebody under a second address and merges the two; not again where they are merged already. */
export async function mergeTwin(
  { intake }: Services,
  leadId: string,
  twin: CaptureBody,
): Promise<{ absorbed: string; isNew: boolean }> {
  const captured = await intake.post('/v1/leads', { body: twin });
  if (captured.mergedFrom !== undefined) return { absorbed: captured.mergedFrom, isNew: false };
  await intake.post('/v1/leads/{id}/merge', {
    path: { id: leadId },
    body: { absorb: captured.leadId, reason: 'one person with two addresses' },
  });
  return { absorbed: captured.leadId, isNew: true };
}
