import {
  sendCommands,
  type LeadCommands,
  type SentCommands,
} from '../handoff-batch/send-commands.js';
import type { Services } from '../http/services.js';
import { counted } from '../progress/counted.js';
import { during, type Progress } from '../progress/progress.js';
import type { Session } from '../session/session.js';
import {
  outcomeOfWait,
  waitUntilAssigned,
  waitUntilSettled,
} from '../settle/wait-until-settled.js';
import type { HandoffAnswer } from './assignments.js';
import { feedCaptures, type FedCaptures } from './feed-captures.js';
import { demoSystem, externalIdOf, type CaptureBody } from './lead-plan.js';
import { quarterFrom, quarterUntil, type Quarter } from './quarter.js';

/** The quarter of this seed that was fed before, or the one that ends now. */
export async function quarterOf({ intake }: Services, seed: string, now: Date): Promise<Quarter> {
  const first = externalIdOf(seed, 0);
  const { leads } = await intake.post('/v1/leads/resolve', {
    body: { system: demoSystem, ids: [first] },
  });
  const leadId = leads[first];
  if (leadId === undefined) return quarterUntil(now);
  const { capturedAt } = await intake.get('/v1/leads/{id}', { path: { id: leadId } });
  return quarterFrom(new Date(capturedAt));
}

export async function feed(
  { intake }: Services,
  captures: readonly CaptureBody[],
  label: string,
  progress: Progress,
): Promise<FedCaptures> {
  return during(
    progress.begin(label, { total: captures.length, unit: 'touchpoints' }),
    async (step) => feedCaptures(intake, captures, (done) => step.at(done)),
    ({ leadIds }) =>
      `${counted(captures.length, 'touchpoint')} of ${counted(leadIds.size, 'lead')}`,
  );
}

export async function sell(
  { handoff }: Services,
  leads: readonly LeadCommands[],
  progress: Progress,
): Promise<SentCommands> {
  return during(
    progress.begin('Sales works its leads', { total: leads.length, unit: 'leads' }),
    async (step) => sendCommands(handoff, leads, (done) => step.at(done)),
    ({ changed, unchanged }) =>
      `${counted(changed, 'lead')} worked on, ${unchanged.toLocaleString('en')} as they were`,
  );
}

export async function waitForReps(session: Session, progress: Progress): Promise<void> {
  await during(
    progress.begin('Waiting until the leads have their reps'),
    async (step) => waitUntilAssigned(session, step),
    () => 'done',
  );
}

export async function settle(
  session: Session,
  services: Services,
  progress: Progress,
): Promise<void> {
  await during(
    progress.begin('Waiting until every event has arrived everywhere'),
    async (step) => waitUntilSettled(session, services, step),
    outcomeOfWait,
  );
}

export async function handoffsOf({ handoff }: Services): Promise<HandoffAnswer[]> {
  const all: HandoffAnswer[] = [];
  for await (const page of handoff.pages('/v1/handoffs')) all.push(...page);
  return all;
}
