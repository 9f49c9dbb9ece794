import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Refusals } from './refuse-overload.js';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** How long requests are taken up in one turn of the event loop, in milliseconds. */
const sliceMs = 10;
/** Requests that wait for their turn; their bodies wait in the buffers of their connections. */
const mostWaiting = 512;

/**
 * Takes up requests for a few milliseconds in each turn of the event loop, in their order. Thousands
 * that come at once would hold it for seconds: nothing would be answered meanwhile, not even whether
 * the service lives. More than a few hundred that wait are told to come again, and so is at once what
 * there was no room for just now.
 */
export function handleInSlices(server: Server, refusals: Refusals): void {
  const [handle] = server.listeners('request') as [Handle];
  server.removeAllListeners('request');
  const waiting: [IncomingMessage, ServerResponse][] = [];
  let from = 0;
  let spent = 0;
  let isScheduled = false;

  const takeUp: Handle = (request, response) => {
    const startedAt = performance.now();
    if (!refusals.refuseAgain(request, response)) handle.call(server, request, response);
    spent += performance.now() - startedAt;
  };
  const nextSlice = () => {
    isScheduled = false;
    spent = 0;
    while (from < waiting.length && spent < sliceMs) {
      const [request, response] = waiting[from++]!;
      if (!request.socket.destroyed) takeUp(request, response);
    }
    if (from === waiting.length) from = waiting.length = 0;
    else schedule();
  };
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(nextSlice);
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    schedule();
    if (waiting.length === 0 && spent < sliceMs) return takeUp(request, response);
    if (waiting.length - from < mostWaiting) return void waiting.push([request, response]);
    return refusals.refuse({ way: 'any', as: 503 }, request, response);
  });
}
