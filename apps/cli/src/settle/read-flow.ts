import { streamNames, streams, type StreamName } from '@smarketing/contracts';
import type { Services } from '../http/services.js';
import type { Session } from '../session/session.js';
import { readOps } from './read-backlog.js';

/** Of each stream: the events its owner has published, and those that feedback has folded. */
export type Flow = Readonly<Record<StreamName, { published: number; folded: number }>>;

interface Info {
  readonly published?: Partial<Record<StreamName, number>>;
}

/** Throws where a service does not answer. */
export async function readFlow(session: Session, services: Services): Promise<Flow> {
  const owners = [...new Set(streamNames.map((stream) => streams[stream].owner))];
  const [folded, ...infos] = await Promise.all([
    services.feedback.get<Record<string, { folded: number }>>('/v1/streams'),
    ...owners.map(async (owner) => readOps<Info>(session, owner, '/info')),
  ]);
  const published = new Map(owners.map((owner, index) => [owner, infos[index]?.published ?? {}]));
  return Object.fromEntries(
    streamNames.map((stream) => [
      stream,
      {
        published: published.get(streams[stream].owner)?.[stream] ?? 0,
        folded: folded[stream]?.folded ?? 0,
      },
    ]),
  ) as Flow;
}

/** True where every event that was published has arrived at feedback. */
export function hasArrived(flow: Flow): boolean {
  return Object.values(flow).every(({ published, folded }) => published === folded);
}

export function eventsOf(flow: Flow): number {
  return Object.values(flow).reduce((sum, { published }) => sum + published, 0);
}
