import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, exitCodes } from '../exit-codes.js';
import type { Services } from '../http/services.js';
import type { Step } from '../progress/progress.js';
import type { Session } from '../session/session.js';
import { ArrivalProof } from './arrival-proof.js';
import { lookAround, whatIsLeft, type Look } from './look-around.js';
import { readBacklog, type ServiceBacklog } from './read-backlog.js';
import { eventsOf } from './read-flow.js';
import { readProgress } from './read-progress.js';

/** How long no work may get less until waiting is given up, in milliseconds. */
export const longestStandstill = 90_000;
const pollEveryMs = 300;
/** How long rest is looked for once all of before has arrived, in milliseconds. */
const graceForRestMs = 3_000;

/** Work is left and it does not get less. Look at the services' logs and at `smarketing backlog`. */
export class NotSettledError extends CommandError {
  constructor(
    readonly left: string,
    /** Services that do not answer, without which nothing can arrive. */
    readonly away: readonly ServiceName[] = [],
  ) {
    const names = away.join(', ');
    super(
      away.length > 0 ? exitCodes.notReachable : exitCodes.failed,
      away.length > 0
        ? `Not everything published has arrived, since ${names} ${away.length > 1 ? 'do' : 'does'} not answer: ${left}. Is the system running? Start it with \`npm start\`.`
        : `Not everything published has arrived: ${left}. Look at \`smarketing backlog\` and at the logs of the services named.`,
    );
    this.name = 'NotSettledError';
  }
}

/** How the system was found at the end of a wait. */
export interface Settled extends Look {
  /** False where all that was published before the wait has arrived, and others keep writing. */
  readonly idle: boolean;
}

/**
 * Returns when all five services have nothing left to do and every published event has arrived at
 * feedback, both seen twice in a row with the same counts; or, where others keep writing, when all
 * that was published before has arrived, and what followed from it. Throws NotSettledError after 90 s
 * in which none of that has got on.
 */
export async function waitUntilSettled(
  session: Session,
  services: Services,
  step: Step,
  standstill: number = longestStandstill,
): Promise<Settled> {
  const look = async () => lookAround(session, services);
  return watch(session, step, { services: serviceNames, grace: graceForRestMs, standstill, look });
}

/** Leads come by these to their reps. */
const wayToSales: readonly ServiceName[] = ['marketing-intake', 'lead-scoring', 'sales-handoff'];

/**
 * Returns when the services that bring leads to reps have done what they had to do before.
 * No proof that nothing comes any more: for that, wait until the system has settled.
 */
export async function waitUntilAssigned(session: Session, step: Step): Promise<void> {
  const look = async () => {
    const backlog = await readBacklog(session);
    const own = backlog.filter(({ service }) => wayToSales.includes(service));
    return { backlog: own, flow: undefined, left: whatIsLeft(own) };
  };
  const wanted = { services: wayToSales, grace: 0, standstill: longestStandstill, look };
  await watch(session, step, wanted);
}

interface Watch {
  readonly services: readonly ServiceName[];
  /** How long rest is looked for once all of before has arrived, in milliseconds. */
  readonly grace: number;
  /** How long nothing may get on, in milliseconds. */
  readonly standstill: number;
  readonly look: () => Promise<Look>;
}

async function watch(
  session: Session,
  step: Step,
  { services, grace, standstill, look }: Watch,
): Promise<Settled> {
  const proof = new ArrivalProof(services);
  let provenAt: number | undefined;
  let lastProgress = Date.now();
  let before = '';
  for (;;) {
    const [found, progress] = await Promise.all([look(), readProgress(session, services)]);
    const { left } = found;
    const seen = JSON.stringify(found);
    if (left === undefined && seen === before) return { ...found, idle: true };
    before = seen;
    if (proof.take(progress)) lastProgress = Date.now();
    if (proof.isComplete && !holdsBack(found.backlog)) {
      provenAt ??= Date.now();
      if (Date.now() - provenAt >= grace) return { ...found, idle: false };
    } else if (Date.now() - lastProgress > standstill) {
      const away = found.backlog.filter(({ items }) => !items).map(({ service }) => service);
      throw new NotSettledError(left ?? 'still moving', away);
    }
    step.at(0, left ?? 'looking once more');
    await wait(pollEveryMs);
  }
}

/** What is parked, or waits for a predecessor, was read and has not arrived. */
function holdsBack(backlog: readonly ServiceBacklog[]): boolean {
  return backlog.some(
    ({ items }) => !items || (items['parkedKeys'] ?? 0) > 0 || (items['heldEvents'] ?? 0) > 0,
  );
}

/** How a wait ended, in words. */
export function outcomeOfWait({ idle, flow }: Settled): string {
  if (!idle) return 'everything before has arrived; others keep writing';
  return flow ? `${eventsOf(flow).toLocaleString('en')} events, all at feedback` : 'done';
}
