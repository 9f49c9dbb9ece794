import { setTimeout as wait } from 'node:timers/promises';
import { formatMoney } from '@smarketing/contracts/names';
import type { Services } from '../http/services.js';
import { CommandError } from '../exit-codes.js';
import { planLead, type CaptureBody, type LeadPlan } from './lead-plan.js';
import { addDemoReps } from './play-quarter.js';
import { quarterUntil } from './quarter.js';
import { randomOf, type Random } from './random.js';

export interface LiveOrder {
  readonly seed: string;
  /** Milliseconds between two leads, on average. */
  readonly every: number;
  readonly onEvent: (leadId: string, what: string) => void;
  readonly until: AbortSignal;
}

/** Waits that end at once when the traffic is to end. */
type Pause = (milliseconds: number) => Promise<void>;

/** Plays live traffic until the signal; answers how many leads came. */
export async function goLive(services: Services, order: LiveOrder): Promise<number> {
  await addDemoReps(services);
  const pause: Pause = async (milliseconds) => {
    await wait(milliseconds, undefined, { signal: order.until }).catch(() => undefined);
  };
  const run = `${order.seed}-live-${Date.now().toString(36)}`;
  const random = randomOf(run);
  const stories = new Set<Promise<void>>();
  let leads = 0;
  while (!order.until.aborted) {
    const plan = planLead(run, leads, quarterUntil(new Date()));
    leads += 1;
    const story = playLead(services, plan, order, pause).finally(() => stories.delete(story));
    stories.add(story);
    await pause(order.every * random.between(0.5, 1.5));
  }
  await Promise.all(stories);
  return leads;
}

/** What happens to one lead, from its capture to the end of its deal, in seconds for days. */
async function playLead(
  services: Services,
  plan: LeadPlan,
  { onEvent, until }: LiveOrder,
  pause: Pause,
): Promise<void> {
  const random = randomOf(`${plan.external.id}/live`);
  try {
    const captures = justNow(plan.captures);
    const leadId = await captureLive(services, captures);
    const tell = (what: string) => onEvent(leadId, what);
    tell(
      `captured from ${sourceOf(captures[0]!)}, ${captures.map(({ touchpoint }) => touchpoint.kind).join(', ')}`,
    );
    const isQualified = await watchScore(services, leadId, tell, pause, until);
    if (isQualified) await workOn(services, leadId, plan, random, tell, pause, until);
  } catch (error) {
    if (until.aborted) return;
    // Traffic goes on while a service is away: what is lost is one simulated lead.
    if (!(error instanceof CommandError)) throw error;
    onEvent(plan.external.id, `given up: ${error.message.split('\n', 1)[0]}`);
  }
}

/** One request for each meeting, as a web site would: this way they travel in the live lane. */
async function captureLive({ intake }: Services, captures: readonly CaptureBody[]) {
  let leadId = '';
  for (const capture of captures) {
    ({ leadId } = await intake.post('/v1/leads', { body: capture }));
  }
  return leadId;
}

/** All meetings of the lead, as if they had followed on each other up to now. */
function justNow(captures: readonly CaptureBody[]): CaptureBody[] {
  const now = Date.now();
  return captures.map((capture, index) => ({
    ...capture,
    occurredAt: new Date(now - (captures.length - 1 - index) * 1_000).toISOString(),
  }));
}

function sourceOf({ utm }: CaptureBody): string {
  return utm ? [utm.source, utm.campaign ?? utm.medium].join('/') : 'nowhere in particular';
}

const seesWithin = 15_000;
const looksEvery = 400;

async function watchScore(
  { scoring }: Services,
  leadId: string,
  tell: (what: string) => void,
  pause: Pause,
  until: AbortSignal,
): Promise<boolean> {
  interface Score {
    score: number;
    threshold: number;
    qualified: boolean;
  }
  // The score rises with each meeting: it is told when it has come to rest.
  let before: Score | undefined;
  for (const deadline = Date.now() + seesWithin; Date.now() < deadline && !until.aborted;) {
    await pause(looksEvery);
    const score = await scoring.find('/v1/scores/{leadId}', { path: { leadId } });
    if (score && (score.qualified || score.score === before?.score)) {
      const verdict = score.qualified ? 'qualified' : 'not yet qualified';
      tell(`${verdict}: score ${score.score} of ${score.threshold} needed`);
      return score.qualified;
    }
    before = score;
  }
  return false;
}

async function workOn(
  { handoff }: Services,
  leadId: string,
  plan: LeadPlan,
  random: Random,
  tell: (what: string) => void,
  pause: Pause,
  until: AbortSignal,
): Promise<void> {
  let repId: string | undefined;
  for (const deadline = Date.now() + seesWithin; !repId && Date.now() < deadline;) {
    if (until.aborted) return;
    await pause(looksEvery);
    repId = (await handoff.find('/v1/handoffs/{leadId}', { path: { leadId } }))?.repId;
  }
  if (!repId) return;
  tell(`assigned to ${repId}`);
  const path = { leadId };
  const act = async (work: () => Promise<unknown>, what: string) => {
    await pause(random.between(1_000, 6_000));
    if (until.aborted) return;
    await work();
    tell(what);
  };
  if (!random.chance(0.62 + plan.quality * 0.36)) {
    const reason = random.pick(['no-budget', 'not-now', 'no-need']);
    await act(
      () => handoff.post('/v1/handoffs/{leadId}/reject', { path, body: { reason } }),
      `rejected by ${repId}: ${reason}`,
    );
    return;
  }
  await act(
    () => handoff.post('/v1/handoffs/{leadId}/accept', { path, body: {} }),
    `accepted by ${repId}`,
  );
  if (!random.chance(0.4 + plan.quality * 0.5)) return;
  await act(
    () => handoff.post('/v1/handoffs/{leadId}/opportunity', { path, body: {} }),
    'opportunity opened',
  );
  if (random.chance(0.1 + plan.quality * 0.36)) {
    const amount = { amount: random.whole(24, 680) * 10_000, currency: 'EUR' };
    await act(
      () => handoff.post('/v1/handoffs/{leadId}/close', { path, body: { outcome: 'won', amount } }),
      `deal won: ${formatMoney(amount)}`,
    );
  } else {
    const reason = random.pick(['price', 'timing', 'competitor'] as const);
    await act(
      () =>
        handoff.post('/v1/handoffs/{leadId}/close', { path, body: { outcome: 'lost', reason } }),
      `deal lost: ${reason}`,
    );
  }
}
