import { addRep } from '../handoff-batch/add-rep.js';
import type { LeadCommands } from '../handoff-batch/send-commands.js';
import type { Services } from '../http/services.js';
import type { Progress } from '../progress/progress.js';
import type { Session } from '../session/session.js';
import { assignmentsOf } from './assignments.js';
import { eraseOne } from './erase-one.js';
import { demoSystem, nurture, planLead, type CaptureBody, type LeadPlan } from './lead-plan.js';
import { demoReps } from './market.js';
import { mergeTwin, twinOf } from './merge-twin.js';
import { planDemoCampaigns } from './plan-campaigns.js';
import type { Quarter } from './quarter.js';
import { feed, handoffsOf, quarterOf, sell, settle, waitForReps } from './quarter-steps.js';
import { readAgreement } from './read-agreement.js';
import { conductOf } from './rep-conduct.js';

export interface PlayedQuarter {
  readonly seed: string;
  readonly quarter: Quarter;
  readonly leads: number;
  readonly created: number;
  readonly touchpoints: number;
  /** Leads that turned out to be others of them. */
  readonly merged: number;
  /** Leads given to reps, each time counted. */
  readonly assignments: number;
  /** Those about which sales told something new, and something known. */
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly { name: string; why: string }[];
  readonly seconds: number;
}

export interface QuarterOrder {
  readonly seed: string;
  readonly leads: number;
  readonly now: Date;
}

/** Recycled leads come back a few times at most. */
const mostRounds = 8;

/**
 * Plays the demo company's quarter through the public APIs: marketing's captures first, then in
 * rounds what sales did with what it was given, and what marketing did with what came back. Played
 * again, with the same seed, it changes nothing.
 */
export async function playQuarter(
  { seed, leads, now }: QuarterOrder,
  session: Session,
  services: Services,
  progress: Progress,
): Promise<PlayedQuarter> {
  const startedAt = Date.now();
  await addDemoReps(services);
  const [quarter, agreement] = await Promise.all([
    quarterOf(services, seed, now),
    readAgreement(services),
  ]);
  await planDemoCampaigns(services, quarter);
  const plans = Array.from({ length: leads }, (_, index) => planLead(seed, index, quarter));
  const captures = inOrderOfTime(plans.flatMap((plan) => plan.captures));
  const fed = await feed(services, captures, 'Marketing generates leads', progress);
  const merged = await mergeSomebody(services, seed, plans, fed.leadIds);
  const planOf = new Map(plans.map((plan) => [fed.leadIds.get(plan.external.id), plan]));
  const played = { assignments: 0, changed: 0, unchanged: 0, touchpoints: captures.length };
  const refused: { name: string; why: string }[] = [];
  const done = new Set<string>();
  const givenNow = async () =>
    (await handoffsOf(services))
      .flatMap(assignmentsOf)
      .filter(({ leadId, cycle }) => planOf.has(leadId) && !done.has(`${leadId} ${cycle}`));
  for (let round = 1; round <= mostRounds; round++) {
    await waitForReps(session, progress);
    let given = await givenNow();
    if (given.length === 0) {
      await settle(session, services, progress);
      given = await givenNow();
    }
    if (given.length === 0) break;
    const turns = given.map((assignment) => {
      const plan = planOf.get(assignment.leadId)!;
      return { plan, assignment, ...conductOf(seed, plan, assignment, agreement, quarter) };
    });
    for (const { leadId, cycle } of given) done.add(`${leadId} ${cycle}`);
    const sold = await sell(services, turns.map(commandsOf), progress);
    const back = inOrderOfTime(
      turns.flatMap(({ plan, assignment, recycledAt }) =>
        recycledAt ? nurture(seed, plan, assignment.cycle, recycledAt, quarter) : [],
      ),
    );
    if (back.length > 0) await feed(services, back, 'Marketing nurtures what came back', progress);
    played.assignments += given.length;
    played.changed += sold.changed;
    played.unchanged += sold.unchanged;
    played.touchpoints += back.length;
    refused.push(...sold.refused);
  }
  await eraseOne(services, now);
  const seconds = (Date.now() - startedAt) / 1_000;
  return { seed, quarter, leads, created: fed.created, merged, ...played, refused, seconds };
}

/** Before sales begins, so that it works on what the two come to. */
async function mergeSomebody(
  services: Services,
  seed: string,
  plans: readonly LeadPlan[],
  leadIds: ReadonlyMap<string, string>,
): Promise<number> {
  const plan = plans[1] ?? plans[0]!;
  const { isNew } = await mergeTwin(services, leadIds.get(plan.external.id)!, twinOf(seed, plan));
  return isNew ? 1 : 0;
}

/** What a played quarter brought, in a sentence. */
export function outcomeOfQuarter(played: PlayedQuarter): string {
  const n = (count: number) => count.toLocaleString('en');
  const refused = played.refused.length > 0 ? `, ${n(played.refused.length)} refused` : '';
  if (played.created + played.changed === 0) {
    return `nothing new: ${n(played.leads)} leads and ${n(played.assignments)} handoffs as they were${refused}`;
  }
  return `${n(played.created)} leads new of ${n(played.leads)}, ${n(played.touchpoints)} touchpoints, ${n(played.merged)} merged into another one, ${n(played.assignments)} handoffs, ${n(played.changed)} of them worked on${refused}`;
}

export async function addDemoReps({ reps }: Services): Promise<void> {
  for (const { repId, name, weight } of demoReps) await addRep(reps, { repId, name, weight });
}

function commandsOf({
  plan,
  commands,
}: {
  plan: LeadPlan;
  commands: LeadCommands['commands'];
}): LeadCommands {
  return { name: `${demoSystem}:${plan.external.id}`, commands };
}

function inOrderOfTime(captures: readonly CaptureBody[]): CaptureBody[] {
  return captures.toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
}
