import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { logger } from '@smarketing/observability';
import { documentOf } from '../problem/problem-error.js';
import { closeGently, closesGently } from './close-gently.js';
import { securityHeaderLines } from './security-headers.js';

/** Who is one too many gets so long to say something, in milliseconds, before it is told. */
const heardForMs = 250;
/** Of those that are turned away at once; others are cut without a word. */
const mostTurnedAway = 1_000;
const saidEveryMs = 5_000;

const answer = (() => {
  const body = JSON.stringify(
    documentOf({
      status: 503,
      type: 'too-many-connections',
      title: 'Too many connections',
      detail: 'The service has as many connections as it accepts. Try again in a second.',
    }),
  );
  return (
    `HTTP/1.1 503 Service Unavailable\r\n${securityHeaderLines}content-type: application/problem+json\r\n` +
    `retry-after: 1\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
})();

/**
 * Lets so many connections stand at once. One more is answered 503 and closed without a reset, and
 * costs no parser. All are closed gently.
 */
export function limitConnections(server: Server, most: number): void {
  const [serve] = server.listeners('connection') as [(socket: Socket) => void];
  server.removeAllListeners('connection');
  let standing = 0;
  let turnedAway = 0;
  let saidAt = -Infinity;
  server.on('connection', (socket: Socket) => {
    if (standing >= most) {
      if (turnedAway >= mostTurnedAway) return void socket.destroy();
      turnedAway += 1;
      socket.once('close', () => (turnedAway -= 1));
      if (performance.now() - saidAt > saidEveryMs) {
        saidAt = performance.now();
        logger.warn({ most }, 'Too many connections: further ones are answered 503.');
      }
      return turnAway(socket);
    }
    standing += 1;
    socket.once('close', () => (standing -= 1));
    // Pipelined requests listen on one connection, each for itself.
    socket.setMaxListeners(0);
    closesGently(socket);
    serve.call(server, socket);
  });
}

function turnAway(socket: Socket): void {
  const tell = () => {
    clearTimeout(waiting);
    socket.off('data', tell);
    socket.write(answer);
    closeGently(socket);
  };
  const waiting = setTimeout(tell, heardForMs).unref();
  socket.on('error', () => socket.destroy());
  socket.once('close', () => clearTimeout(waiting));
  socket.once('data', tell);
}
