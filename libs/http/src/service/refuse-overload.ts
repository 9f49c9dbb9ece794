import type { IncomingMessage, ServerResponse } from 'node:http';
import { logger, oneMetric } from '@smarketing/observability';
import { Counter } from 'prom-client';
import { answerOverload, type Refusal } from './answer-overload.js';
import type { RestingConnections } from './rest-connections.js';

const saidEveryMs = 5_000;
/** Of callers at addresses that are known to have no room; of more it is asked. */
const mostRemembered = 256;
/** Refusals in a second that a connection may be one of without having to rest. */
const light = 200;

export interface Refused {
  readonly way: string;
  readonly as: Refusal;
}

/**
 * Refuses what would have to wait too long, at the least cost: under overload that is most of what there
 * is to do, and what is let in waits behind it. Times are of `performance.now`.
 */
export class Refusals {
  private readonly shed = shedRequests();
  /** What became of the last one, by who asked for what. */
  private readonly refused = new Map<string, Refused>();
  private secondBegan = -Infinity;
  private inSecond = 0;
  private unsaid = 0;
  private saidAt = -Infinity;

  constructor(private readonly resting: RestingConnections) {}

  /** Refuses one more of a caller who was refused the same since there was room last. */
  refuseAgain(request: IncomingMessage, response: ServerResponse): boolean {
    const known = this.refused.size === 0 ? undefined : this.refused.get(askedIn(request));
    if (known) this.refuse(known, request, response);
    return known !== undefined;
  }

  /** Something is done: there may be room again. */
  roomMade(): void {
    this.refused.clear();
  }

  /** There was no room for it, and until some is made there is none for more of the same. */
  refuseAll(refused: Refused, request: IncomingMessage, response: ServerResponse): void {
    if (this.refused.size < mostRemembered) this.refused.set(askedIn(request), refused);
    this.refuse(refused, request, response);
  }

  /** A connection that is one of very many is not read before it was told to come again. */
  refuse(
    { way, as }: Refused,
    request: IncomingMessage,
    response: ServerResponse,
    mayRest = true,
  ): void {
    answerOverload(as, request, response);
    const now = performance.now();
    if (now - this.secondBegan >= 1_000) {
      this.secondBegan = now;
      this.inSecond = 0;
    }
    this.inSecond += 1;
    if (this.inSecond > light && mayRest) this.resting.rest(request.socket, now);
    this.note(way, as, now);
  }

  /** An overload is a line every few seconds, not thousands. */
  private note(way: string, status: Refusal, now: number): void {
    this.shed.inc({ way, status });
    this.unsaid += 1;
    if (now - this.saidAt < saidEveryMs) return;
    logger.warn({ way, status, shed: this.unsaid }, 'Too many requests: to be sent again later.');
    this.saidAt = now;
    this.unsaid = 0;
  }
}

/** With its token: what is full for one caller is not for another. */
function askedIn({ method, url, headers }: IncomingMessage): string {
  return `${method} ${url} ${headers.authorization ?? ''}`;
}

function shedRequests(): Counter {
  return oneMetric(
    'http_requests_shed_total',
    (name) =>
      new Counter({
        name,
        help: 'Requests refused at once: 503, they would have had to wait too long; 429, their caller sent too many.',
        labelNames: ['way', 'status'],
      }),
  );
}
