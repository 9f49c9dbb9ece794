import {
  streamNames,
  type ServiceName,
  type StreamName,
  ownerOf,
  services as described,
} from '@smarketing/contracts/names';
import { NotReachableError } from '../http/service-errors.js';
import type { Services } from '../http/services.js';
import { addressOf, type Session } from '../session/session.js';
import { readOps } from './read-backlog.js';

/** Of each stream: the events its owner has published, and those that feedback has folded. */
export type Flow = Readonly<Record<StreamName, { published: number; folded: number }>>;

interface Info {
  /** Where the service could not count in time, `unknown` says so instead. */
  readonly published?: Partial<Record<StreamName, number>> & { readonly unknown?: string };
}

/** Throws NotReachableError where a service does not answer, or cannot count just now. */
export async function readFlow(session: Session, services: Services): Promise<Flow> {
  const owners = [...new Set(streamNames.map((stream) => ownerOf(stream)))];
  const [folded, ...infos] = await Promise.all([
    services.feedback.get('/v1/streams'),
    ...owners.map(async (owner) => publishedBy(session, owner)),
  ]);
  const published = new Map(owners.map((owner, index) => [owner, infos[index] ?? {}]));
  return Object.fromEntries(
    streamNames.map((stream) => [
      stream,
      {
        published: isRead(stream) ? (published.get(ownerOf(stream))?.[stream] ?? 0) : 0,
        folded: folded[stream]?.folded ?? 0,
      },
    ]),
  ) as Flow;
}

/** What feedback neither reads nor publishes cannot arrive there. */
function isRead(stream: StreamName): boolean {
  const { consumes, publishes } = described.feedback;
  return consumes.includes(stream) || publishes.includes(stream);
}

async function publishedBy(session: Session, owner: ServiceName) {
  const { published } = await readOps<Info>(session, owner, '/info');
  if (published && published.unknown === undefined) return published;
  throw new NotReachableError(owner, addressOf(session, owner).opsUrl ?? '');
}

/** True where every event that was published has arrived at feedback. */
export function hasArrived(flow: Flow): boolean {
  return Object.values(flow).every(({ published, folded }) => published === folded);
}

export function eventsOf(flow: Flow): number {
  return Object.values(flow).reduce((sum, { published }) => sum + published, 0);
}
