import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { NotReachableError } from '../http/service-errors.js';
import { addressOf, NoSessionError, type Session } from '../session/session.js';

/** What one service has left to do. */
export interface ServiceBacklog {
  readonly service: ServiceName;
  readonly quiescent: boolean;
  /** Name → number; absent where the service did not answer. */
  readonly items?: Readonly<Record<string, number>>;
  /** Why nothing, or not all, is known. */
  readonly unknown?: string;
}

interface BacklogAnswer {
  readonly quiescent: boolean;
  readonly items: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly unknown: Readonly<Record<string, string>>;
}

const patienceMs = 5_000;

/** What each of the five services has left to do; one that does not answer says so in its row. */
export async function readBacklog(session: Session): Promise<ServiceBacklog[]> {
  return Promise.all(serviceNames.map((service) => backlogOf(session, service)));
}

/** Reads a path of a service's ops port. Answers of any status are taken; their bodies tell. */
export async function readOps<R>(session: Session, service: ServiceName, path: string): Promise<R> {
  const { opsUrl } = addressOf(session, service);
  if (!opsUrl) {
    throw new NoSessionError(
      `The ops address of ${service} is not known. Set SMARKETING_${service.toUpperCase().replaceAll('-', '_')}_OPS_URL.`,
    );
  }
  try {
    const response = await fetch(`${opsUrl}${path}`, { signal: AbortSignal.timeout(patienceMs) });
    return (await response.json()) as R;
  } catch (error) {
    throw new NotReachableError(service, opsUrl, { cause: error });
  }
}

async function backlogOf(session: Session, service: ServiceName): Promise<ServiceBacklog> {
  let answer: BacklogAnswer;
  try {
    answer = await readOps<BacklogAnswer>(session, service, '/ops/backlog');
  } catch (error) {
    if (error instanceof NoSessionError) throw error;
    return { service, quiescent: false, unknown: 'does not answer' };
  }
  const items: Record<string, number> = {};
  for (const part of Object.values(answer.items)) {
    for (const [name, count] of Object.entries(part)) items[name] = (items[name] ?? 0) + count;
  }
  const [unknown] = Object.values(answer.unknown);
  return { service, quiescent: answer.quiescent, items, ...(unknown !== undefined && { unknown }) };
}
