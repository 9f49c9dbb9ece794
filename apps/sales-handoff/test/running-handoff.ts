import { LeadQualified } from '@smarketing/contracts';
import { runService, type RunningService } from '@smarketing/service-testing';
import { type FactToPublish } from '@smarketing/testing';
import { SalesHandoffModule } from '../src/sales-handoff.module.js';

export const qualifiedAt = new Date('2018-03-01T10:00:00.000Z');

/** The service on a system of its own, with the default playbook in force. */
export async function runHandoff(): Promise<RunningService> {
  const handoff = await runService(SalesHandoffModule, { role: 'sales' });
  await handoff.agree();
  return handoff;
}

/** Scoring says that these leads are qualified, one minute after the other. */
export async function qualify(
  handoff: RunningService,
  leadIds: readonly string[],
  cycle = 1,
  sequence = cycle,
): Promise<void> {
  const score = { score: 60, threshold: 50, contributions: [] };
  await handoff.publish(
    ...leadIds.map((leadId, index): FactToPublish<LeadQualified> => ({
      fact: LeadQualified,
      data: { leadId, cycle, ...score, channel: 'social', profile: {} },
      sequence,
      time: new Date(qualifiedAt.getTime() + index * 60_000),
      playbook: 1,
    })),
  );
}
