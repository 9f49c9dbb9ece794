import type { Services } from '../http/services.js';
import { NoSessionError, type Session } from '../session/session.js';
import { readBacklog, type ServiceBacklog } from './read-backlog.js';
import { hasArrived, readFlow, type Flow } from './read-flow.js';

/** How the system was found at one look. */
export interface Look {
  readonly backlog: readonly ServiceBacklog[];
  /** Read only where no service has anything to do. */
  readonly flow: Flow | undefined;
  /** What there is to do still, or is on its way, in words; undefined where nothing is. */
  readonly left: string | undefined;
}

/**
 * What the services have left to do and, where that is nothing, what is on its way between them: a
 * service does not know of a fact that has not reached it yet.
 */
export async function lookAround(session: Session, services: Services): Promise<Look> {
  const backlog = await readBacklog(session);
  const busy = whatIsLeft(backlog);
  if (busy !== undefined) return { backlog, flow: undefined, left: busy };
  const flow = await flowIfThere(session, services);
  return { backlog, flow, left: flow ? onTheirWay(flow) : 'a service does not answer' };
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
  const counts = late.map(
    ([stream, { published, folded }]) =>
      `${stream} ${folded.toLocaleString('en')} of ${published.toLocaleString('en')} at feedback`,
  );
  return `facts are on their way: ${counts.join(', ')}`;
}

/** `outboxRows` → `outbox rows`. */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
