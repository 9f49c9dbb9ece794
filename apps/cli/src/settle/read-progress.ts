import type { ServiceName } from '@smarketing/contracts/names';
import type { Session } from '../session/session.js';
import { readOps } from './read-backlog.js';

/** How far one service is on its way through what is published. */
export interface ServiceProgress {
  readonly service: ServiceName;
  /** By its own clock, which also stamps what it publishes. */
  readonly at: string;
  /** When the oldest of its facts was made that is not on the log yet; null where all are. */
  readonly oldestUnpublished: string | null;
  /** `<log>/<partition>` → where the log ends, and up to where the service has applied it. */
  readonly logs: Readonly<Record<string, { readonly end: number; readonly applied: number }>>;
}

/** Of those of the services that can tell just now. */
export async function readProgress(
  session: Session,
  services: readonly ServiceName[],
): Promise<ServiceProgress[]> {
  const answers = await Promise.all(services.map((service) => progressOf(session, service)));
  return answers.filter((answer) => answer !== undefined);
}

async function progressOf(
  session: Session,
  service: ServiceName,
): Promise<ServiceProgress | undefined> {
  try {
    const answer = await readOps<Omit<ServiceProgress, 'service'>>(
      session,
      service,
      '/ops/progress',
    );
    return answer.logs && { ...answer, service };
  } catch {
    // It was stopped just now, or has too much to do; the backlog says so.
    return undefined;
  }
}
