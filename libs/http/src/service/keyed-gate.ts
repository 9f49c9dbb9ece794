import type { IncomingHttpHeaders } from 'node:http';

/** A request to a route that is `@Keyed()`, before anything of its body is read. */
export interface KeyedRequest {
  /** Of the path, by their names, decoded. */
  readonly params: unknown;
  readonly headers: IncomingHttpHeaders;
  /** Of the connection, which a proxy may have opened. */
  readonly ip: string;
}

export interface KeyedCaller {
  /** By which its share is told from those of others. */
  readonly name: string;
  /** Others come by the same connection: it must not rest for the sake of one. */
  readonly isShared: boolean;
  /** It sends more than it may. */
  readonly isOneTooMany: boolean;
}

/** Tells who sends to such routes; provided by the service that has them. */
export abstract class KeyedGate {
  abstract meet(request: KeyedRequest): KeyedCaller;
}
