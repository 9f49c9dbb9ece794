import type { IncomingMessage } from 'node:http';
import { ProblemError } from '../problem/problem-error.js';
import type { BodiesInFlight } from './bodies-in-flight.js';
import { tooLarge } from './body-by-headers.js';
import { isTooSlow, type BodyPace } from './body-pace.js';
import type { WatchedBodies } from './watched-bodies.js';

export interface Receiving {
  /** Of one body, in bytes. */
  readonly bodyLimit: number;
  readonly pace: BodyPace;
  readonly inFlight: BodiesInFlight;
  readonly watched: WatchedBodies;
}

/** A chunked body does not say how large it gets: room is taken in such steps, in bytes. */
const stepBytes = 64 * 1024;

/**
 * Reads a whole body into memory. Its room counts as taken until the request is answered, as what is
 * made of the bytes lives as long. Rejects with a ProblemError: 408 (too slow), 413 or 503.
 */
export function receiveBody(
  request: IncomingMessage,
  { bodyLimit, pace, inFlight, watched }: Receiving,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const startedAt = performance.now();
    let received = 0;
    let room = 0;
    const makeRoom = (size: number) => {
      inFlight.take(request, size);
      room += size;
    };
    const stop = () => {
      unwatch();
      request.off('data', onData).off('end', onEnd).off('error', fail).off('close', onClose);
    };
    const fail = (error: Error) => {
      stop();
      chunks.length = 0;
      reject(error);
    };
    const onData = (chunk: Buffer) => {
      received += chunk.length;
      if (received > bodyLimit) return fail(tooLarge(bodyLimit));
      try {
        if (received > room) makeRoom(Math.max(stepBytes, received - room));
      } catch (error) {
        return fail(error as Error);
      }
      chunks.push(chunk);
    };
    const onEnd = () => {
      stop();
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received));
    };
    const onClose = () => fail(new Error('The client aborted the request.'));
    const unwatch = watched.watch((now) => {
      const slow = isTooSlow(received, now - startedAt, pace);
      if (slow) fail(tooSlow());
      return slow;
    });
    try {
      const declared = Number(request.headers['content-length'] ?? 0);
      if (declared > 0) makeRoom(declared);
    } catch (error) {
      return fail(error as Error);
    }
    request.on('data', onData).once('end', onEnd).once('error', fail).once('close', onClose);
  });
}

export function tooSlow(): ProblemError {
  return new ProblemError({
    status: 408,
    type: 'body-too-slow',
    title: 'The body is too slow',
    detail: 'The body took too long to arrive, and nothing was stored. Send the request again.',
  });
}
