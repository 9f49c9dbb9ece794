import type { IncomingMessage, ServerResponse } from 'node:http';
import { logger } from '@smarketing/observability';
import { Counter, register } from 'prom-client';
import { answerOverload } from './answer-overload.js';
import type { RestingConnections } from './rest-connections.js';

const metric = 'http_requests_shed_total';
const saidEveryMs = 5_000;
/** Addresses that are known to have no room; of more it is asked. */
const mostRemembered = 256;
/** Refusals in a second that a connection may be one of without having to rest. */
const light = 200;

/**
 * Refuses what would have to wait too long, at the least cost: under overload that is most of what there
 * is to do, and what is let in waits behind it. Times are of `performance.now`.
 */
export class Refusals {
  private readonly shed = shedRequests();
  /** The ways in by address. */
  private readonly refused = new Map<string, string>();
  private secondBegan = -Infinity;
  private inSecond = 0;
  private unsaid = 0;
  private saidAt = -Infinity;

  constructor(private readonly resting: RestingConnections) {}

  /** The way in of an address that was refused since there was room last; others are asked for. */
  wayWithoutRoom(request: IncomingMessage): string | undefined {
    return this.refused.size === 0 ? undefined : this.refused.get(addressOf(request));
  }

  /** Something is done: there may be room again. */
  roomMade(): void {
    this.refused.clear();
  }

  /** There was no room for it, and until some is made there is none for others of its address. */
  refuseAll(way: string, request: IncomingMessage, response: ServerResponse): void {
    if (this.refused.size < mostRemembered) this.refused.set(addressOf(request), way);
    this.refuse(way, request, response);
  }

  /** Answers 503. A connection that is one of very many is not read before it was told to come again. */
  refuse(way: string, request: IncomingMessage, response: ServerResponse): void {
    answerOverload(request, response);
    const now = performance.now();
    if (now - this.secondBegan >= 1_000) {
      this.secondBegan = now;
      this.inSecond = 0;
    }
    this.inSecond += 1;
    if (this.inSecond > light) this.resting.rest(request.socket, now);
    this.note(way, now);
  }

  /** An overload is a line every few seconds, not thousands. */
  private note(way: string, now: number): void {
    this.shed.inc({ way });
    this.unsaid += 1;
    if (now - this.saidAt < saidEveryMs) return;
    logger.warn({ way, shed: this.unsaid }, 'Overloaded: answered 503, to be sent again later.');
    this.saidAt = now;
    this.unsaid = 0;
  }
}

function addressOf({ method, url }: IncomingMessage): string {
  return `${method} ${url}`;
}

function shedRequests(): Counter {
  const present = register.getSingleMetric(metric);
  if (present) return present as Counter;
  return new Counter({
    name: metric,
    help: 'Requests answered 503 at once, since they would have had to wait too long.',
    labelNames: ['way'],
  });
}
