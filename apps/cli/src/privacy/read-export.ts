import type { Output } from '@smarketing/api-client';
import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { shortPatience } from '../http/keep-trying.js';
import { ServiceClient } from '../http/service-client.js';
import { addressOf, type Session } from '../session/session.js';

/** The address is the same of every service; the API of one stands for all. */
type OfAll = 'lead-scoring';
export type Held = Output<OfAll, 'get', '/v1/subject-access/{leadId}'>;

/** What one service said, or why it said nothing. */
export type ExportPart =
  | { readonly service: ServiceName; readonly state: 'complete' | 'cut'; readonly held: Held }
  | { readonly service: ServiceName; readonly state: 'missing'; readonly why: string };

export interface SubjectExport {
  readonly leadId: string;
  readonly madeAt: string;
  /** False where a part is missing or cut. */
  readonly complete: boolean;
  readonly parts: readonly ExportPart[];
}

/** Asks every service; one that does not answer is missing, the others are there all the same. */
export async function readExport(session: Session, leadId: string): Promise<SubjectExport> {
  const parts = await Promise.all(
    serviceNames.map((service) => readPart(session, service, leadId)),
  );
  return {
    leadId,
    madeAt: new Date().toISOString(),
    complete: parts.every(({ state }) => state === 'complete'),
    parts,
  };
}

async function readPart(
  session: Session,
  service: ServiceName,
  leadId: string,
): Promise<ExportPart> {
  try {
    const client = new ServiceClient<OfAll>(service as OfAll, addressOf(session, service).url, {
      token: session.tokens.revops,
      reason: session.reason,
      patience: shortPatience,
    });
    const held = await client.get('/v1/subject-access/{leadId}', { path: { leadId } });
    return { service, state: held.complete ? 'complete' : 'cut', held };
  } catch (error) {
    return { service, state: 'missing', why: (error as Error).message };
  }
}
