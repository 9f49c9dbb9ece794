import { ProblemError } from '@smarketing/http';

export function noSuchLead(leadId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-lead',
    title: 'There is no such lead',
    detail: `No lead has the id ${leadId}. Find leads by the ids of other systems with POST /v1/leads/resolve.`,
  });
}
