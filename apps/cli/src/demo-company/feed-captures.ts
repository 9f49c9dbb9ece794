import { CommandError, exitCodes } from '../exit-codes.js';
import { sentenceOf, type ProblemDocument } from '../http/problem.js';
import type { ServiceClient } from '../http/service-client.js';
import type { CaptureBody } from './lead-plan.js';

export interface FedCaptures {
  /** Leads that were new. */
  readonly created: number;
  /** External id → leadId. */
  readonly leadIds: ReadonlyMap<string, string>;
}

const rowsPerRequest = 500;

/** Captures in the order given. A touchpoint that was told before is told again without effect. */
export async function feedCaptures(
  intake: ServiceClient<'marketing-intake'>,
  captures: readonly CaptureBody[],
  onProgress: (done: number) => void,
): Promise<FedCaptures> {
  const leadIds = new Map<string, string>();
  let created = 0;
  for (let from = 0; from < captures.length; from += rowsPerRequest) {
    const leads = captures.slice(from, from + rowsPerRequest);
    const { results } = await intake.post('/v1/leads/batch', { body: { leads } });
    results.forEach((result, index) => {
      if (result.problem) throw new CaptureRefusedError(result.problem);
      leadIds.set(leads[index]!.external.id, result.leadId!);
      if (result.created) created += 1;
    });
    onProgress(from + leads.length);
  }
  return { created, leadIds };
}

/** What the simulator makes is valid under the default playbook; under another it may not be. */
export class CaptureRefusedError extends CommandError {
  constructor(readonly problem: ProblemDocument) {
    super(
      exitCodes.failed,
      `marketing-intake refused a simulated lead: ${sentenceOf(problem)}\nThe simulator goes by the default playbook; see what is different in GET /v1/playbook.`,
    );
    this.name = 'CaptureRefusedError';
  }
}
