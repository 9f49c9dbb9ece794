import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

interface Connection {
  readonly broker: string;
  socket: Socket | undefined;
  /** What has arrived of an answer that is not complete. */
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  isConnected(): boolean;
  connect: (this: Connection) => Promise<true>;
  disconnect: (this: Connection) => Promise<true>;
  send: (this: Connection, request: object) => Promise<unknown>;
  rejectRequests(error: Error): void;
}

interface Errors {
  KafkaJSConnectionError: new (message: string, at: { broker: string }) => Error;
}

/** Every answer begins with its length, in so many bytes. */
const lengthBytes = 4;

let closing = false;

/**
 * kafkajs 2.2.4 keeps a connection on which a request has timed out, and asks on it again: of a far end
 * that is gone, or whose answers have lost a piece, it waits for the same time once more, and again. And
 * it reads what a new connection brings as the rest of the answer in the middle of which the last one
 * was cut, so that nothing on it is ever understood. Here an answer that does not come in time closes
 * its connection, a new one begins with nothing, and nobody waits for an answer on one that is closed.
 */
export function closeDeadConnections(): void {
  if (closing) return;
  closing = true;
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/connection') as { prototype: Connection };
  const { KafkaJSConnectionError: ConnectionError } = require('kafkajs/src/errors') as Errors;
  const { connect, disconnect, send } = prototype;
  const beginning = new WeakMap<Connection, Promise<true>>();

  prototype.connect = function connectAnew() {
    if (this.isConnected()) return Promise.resolve(true);
    // Two that ask at once would each open a socket, and read both as one.
    const begun = beginning.get(this);
    if (begun) return begun;
    forget(this);
    const connecting = connect.call(this).finally(() => beginning.delete(this));
    beginning.set(this, connecting);
    return connecting;
  };

  prototype.disconnect = async function disconnectWhole() {
    await disconnect.call(this);
    // A request that came while it was closed would wait for ever: nobody looks at its time any more.
    this.rejectRequests(new ConnectionError('Closed connection', { broker: this.broker }));
    return true;
  };

  prototype.send = async function sendOrClose(request) {
    const { socket } = this;
    try {
      return await send.call(this, request);
    } catch (error) {
      // The client hears of it by the error of its socket, and rejects what else waits for answers.
      if (isTimeout(error) && socket === this.socket) socket?.destroy(error as Error);
      throw error;
    }
  };
}

/** What the last socket still has to say belongs to nobody. */
function forget(connection: Connection): void {
  const { socket } = connection;
  socket?.removeAllListeners('data').removeAllListeners('end').removeAllListeners('error');
  socket?.on('error', () => undefined).destroy();
  connection.chunks = [];
  connection.bytesBuffered = 0;
  connection.bytesNeeded = lengthBytes;
}

function isTimeout(error: unknown): boolean {
  return (error as Error).name === 'KafkaJSRequestTimeoutError';
}
