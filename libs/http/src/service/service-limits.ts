/** What a service takes on at most; times are in milliseconds, sizes in bytes. */
export interface ServiceLimits {
  /** Connections at once; one more is answered 503. */
  readonly connections: number;
  /** Until the headers of a request have arrived, from the opening of its connection. */
  readonly headersWithin: number;
  /** How long a connection may stand between two requests. */
  readonly idleFor: number;
  /** In which a JSON body may be as slow as it likes... */
  readonly bodyGrace: number;
  /** ... and what it keeps up on average after that, in bytes a second. */
  readonly bodyRate: number;
  /** How long a streamed body may stand still, ... */
  readonly streamStillFor: number;
  /** ... that is, bring fewer bytes a second than this. */
  readonly streamRate: number;
  /** Of all JSON bodies in hand. */
  readonly bodyBytes: number;
  /** How long a request that is let in may expect to wait. */
  readonly expectedWait: number;
  /** Of one way in, by rows, as long as nothing is known of how long they take. */
  readonly inHandAtFirst: number;
  /** Requests of one way in, whatever the wait: each takes memory. */
  readonly inHandAtMost: number;
  /** Requests a second of one caller, by the subject of its token. */
  readonly callerRate: number;
  /** Requests a second from one address without a good token. */
  readonly unknownRate: number;
}

export const defaultLimits: ServiceLimits = {
  connections: 10_000,
  headersWithin: 20_000,
  idleFor: 72_000,
  bodyGrace: 10_000,
  bodyRate: 16 * 1024,
  streamStillFor: 30_000,
  streamRate: 1024,
  bodyBytes: 16 * 1024 * 1024,
  expectedWait: 2_000,
  inHandAtFirst: 128,
  inHandAtMost: 400,
  callerRate: 2_000,
  unknownRate: 1_000,
};
