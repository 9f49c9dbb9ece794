import type { Socket } from 'node:net';
import { retryAfterSeconds } from './answer-overload.js';

/** How often resting connections are looked after, in milliseconds, ... */
const everyMs = 50;
/** ... and how many are read again then, at most: thousands at once would come as one wave. */
const mostAtOnce = 300;
const restFor = retryAfterSeconds * 1_000;

/** What net.Socket has below its stream; the parser of HTTP takes bytes there, past pause and resume. */
interface Readable {
  readonly _handle?: { readStop?(): void; readStart?(): void } | null;
}

/**
 * Connections that are not read until their clients may come again, as they were told by Retry-After:
 * those that wait notice nothing, and those that do not cost nothing.
 */
export class RestingConnections {
  /** With the time from which each is read again, in that order. */
  private resting: { socket: Socket; until: number }[] = [];
  private timer: NodeJS.Timeout | undefined;

  rest(socket: Socket, now: number): void {
    this.resting.push({ socket, until: now + restFor });
    const stop = () => (socket as Readable)._handle?.readStop?.();
    stop();
    // Node goes on reading when it drops what is left of the request that was answered.
    setImmediate(stop);
    this.timer ??= setInterval(() => this.goOn(performance.now()), everyMs).unref();
  }

  private goOn(now: number): void {
    let count = 0;
    while (count < mostAtOnce && (this.resting[count]?.until ?? Infinity) <= now) count += 1;
    for (const { socket } of this.resting.splice(0, count)) {
      if (!socket.destroyed) (socket as Readable)._handle?.readStart?.();
    }
    if (this.resting.length > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
