import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** How long who is answered for the last time has to read it and to close, in milliseconds. */
const readWithinMs = 1_000;
/** Rests of bodies up to this size are read and dropped, so that their connection can go on. */
const cheapRestBytes = 64 * 1024;
/** ... if they arrive within this time, in milliseconds. */
const restWithinMs = 5_000;

const leftUnread = new WeakSet<Socket>();

/**
 * Node closes behind a last answer at once. Where the client is still sending, that resets the
 * connection, and the reset overtakes the answer. So: say that nothing more comes, read nothing more,
 * and cut it a second later.
 */
export function closeGently(socket: Socket): void {
  socket.end();
  if (leftUnread.has(socket)) socket.pause();
  const cut = setTimeout(() => socket.destroy(), readWithinMs).unref();
  socket.once('close', () => clearTimeout(cut));
}

/** Makes Node close this connection gently, whoever decides to close it. */
export function closesGently(socket: Socket): void {
  socket.destroySoon = () => closeGently(socket);
}

/**
 * Says that nobody will read the body of the request. Answers true where the connection has to be
 * closed for it (answer `connection: close`), false where the rest is small enough to be dropped.
 */
export function leaveUnread(request: IncomingMessage): boolean {
  if (request.complete || !hasBody(request)) return false;
  const { socket } = request;
  if (Number(request.headers['content-length']) <= cheapRestBytes && !awaitsGoAhead(request)) {
    const cut = setTimeout(() => socket.destroy(), restWithinMs).unref();
    request.once('close', () => clearTimeout(cut));
    return false;
  }
  leftUnread.add(socket);
  return true;
}

export function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || length !== '0';
}

/** The client sends its body only when it is told to (`Expect: 100-continue`). */
export function awaitsGoAhead({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}
