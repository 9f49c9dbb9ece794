import type { ServiceName } from '@smarketing/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, exitCodes } from '../exit-codes.js';
import type { Services } from '../http/services.js';
import type { Step } from '../progress/progress.js';
import { NoSessionError, type Session } from '../session/session.js';
import { readBacklog, type ServiceBacklog } from './read-backlog.js';
import { hasArrived, readFlow, type Flow } from './read-flow.js';

/** How long nothing may move until waiting is given up, in milliseconds. */
const longestStandstill = 90_000;
const pollEvery = 300;

/** Work is left and it does not get less. Look at the services' logs and at `smarketing backlog`. */
export class NotSettledError extends CommandError {
  constructor(readonly left: string) {
    super(
      exitCodes.failed,
      `The system does not come to rest: ${left}. Look at \`smarketing backlog\` and at the logs of the services named.`,
    );
    this.name = 'NotSettledError';
  }
}

/** Leads come by these to their reps. */
const wayToSales: readonly ServiceName[] = ['marketing-intake', 'lead-scoring', 'sales-handoff'];

/**
 * Returns when the services that bring leads to reps have nothing left to do, seen twice in a row.
 * No proof that nothing comes any more: for that, wait until the system has settled.
 */
export async function waitUntilAssigned(session: Session, step: Step): Promise<void> {
  await watch(step, async () => {
    const backlog = await readBacklog(session);
    const left = whatIsLeft(backlog.filter(({ service }) => wayToSales.includes(service)));
    return { left, state: backlog, done: true };
  });
}

/**
 * Returns when all five services have nothing left to do and every published event has arrived at
 * feedback, both seen twice in a row with the same counts. Throws NotSettledError after 90 s without
 * any movement.
 */
export async function waitUntilSettled(
  session: Session,
  services: Services,
  step: Step,
): Promise<Flow> {
  return watch(step, async () => {
    const backlog = await readBacklog(session);
    const busy = whatIsLeft(backlog);
    if (busy !== undefined) return { left: busy, state: backlog, done: undefined };
    const flow = await flowIfThere(session, services);
    const left = flow ? onTheirWay(flow) : 'a service does not answer';
    return { left, state: [backlog, flow], done: flow };
  });
}

/** `left`: what there is to do still, in words; undefined where nothing is. */
interface Look<R> {
  readonly left: string | undefined;
  readonly state: unknown;
  readonly done: R | undefined;
}

async function watch<R>(step: Step, look: () => Promise<Look<R>>): Promise<R> {
  let lastMove = Date.now();
  let before = '';
  let rested: string | undefined;
  for (;;) {
    const { left, state, done } = await look();
    const seen = JSON.stringify(state);
    if (left === undefined && done !== undefined) {
      if (rested === seen) return done;
      rested = seen;
    } else {
      rested = undefined;
    }
    if (seen !== before) lastMove = Date.now();
    before = seen;
    if (Date.now() - lastMove > longestStandstill) throw new NotSettledError(left ?? 'it moves on');
    step.at(0, left ?? 'looking once more');
    await wait(pollEvery);
  }
}

async function flowIfThere(session: Session, services: Services): Promise<Flow | undefined> {
  try {
    return await readFlow(session, services);
  } catch (error) {
    if (error instanceof NoSessionError) throw error;
    // A service was stopped just now; the backlog will say so.
    return undefined;
  }
}

/** What keeps the services busy, in words; undefined where nothing does. */
export function whatIsLeft(backlog: readonly ServiceBacklog[]): string | undefined {
  const busy = backlog.filter(({ quiescent }) => !quiescent);
  if (busy.length === 0) return undefined;
  return busy
    .map(({ service, items = {}, unknown }) => {
      const numbers = Object.entries(items).filter(([, count]) => count > 0);
      const counts = numbers.map(
        ([name, count]) => `${wordsOf(name)} ${count.toLocaleString('en')}`,
      );
      return `${service} (${[...counts, ...(unknown ? [unknown] : [])].join(', ')})`;
    })
    .join(', ');
}

function onTheirWay(flow: Flow): string | undefined {
  if (hasArrived(flow)) return undefined;
  const late = Object.entries(flow).filter(([, { published, folded }]) => published !== folded);
  return late
    .map(([stream, { published, folded }]) => `${stream} ${folded} of ${published} at feedback`)
    .join(', ');
}

/** `outboxRows` → `outbox rows`. */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
