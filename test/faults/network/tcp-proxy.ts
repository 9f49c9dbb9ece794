import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What becomes of what passes:
 * - `open`: it arrives.
 * - `drop`: connections are reset, new ones too.
 * - `delay`: every piece arrives so much later.
 * - `half-open`: the far end is gone and nobody says so: connections stand, new ones are taken, and
 *   nothing that is sent arrives or is answered. They are reset when the network is open again, as
 *   the far end does with connections that it does not know.
 */
export type Condition =
  | { readonly kind: 'open' | 'drop' | 'half-open' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

const open: Condition = { kind: 'open' };

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  stale: boolean;
}

/** A way to one server of this machine, on a port of its own. */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: number;
  readonly #connections = new Set<Connection>();
  #condition = open;

  private constructor(server: Server, target: number) {
    this.#server = server;
    this.#target = target;
  }

  static async listen(target: number, port: number): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: false, noDelay: true });
    const proxy = new TcpProxy(server, target);
    server.on('connection', (near) => proxy.#accept(near));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  set(condition: Condition): void {
    this.#condition = condition;
    for (const connection of this.#connections) {
      if (condition.kind === 'drop') end(connection);
      else if (condition.kind === 'half-open') lose(connection);
      else if (connection.stale) end(connection);
    }
  }

  close(): void {
    this.#server.close();
    for (const connection of this.#connections) end(connection);
  }

  #accept(near: Socket): void {
    if (this.#condition.kind === 'drop') {
      near.on('error', () => {});
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.#target, host: '127.0.0.1', noDelay: true });
    const connection: Connection = { near, far, stale: false };
    this.#connections.add(connection);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.once('close', () => this.#closed(connection));
    }
    if (this.#condition.kind === 'half-open') lose(connection);
    void this.#pass(connection, near, far);
    void this.#pass(connection, far, near);
  }

  #closed(connection: Connection): void {
    if (connection.stale && !connection.near.destroyed) return;
    this.#connections.delete(connection);
    end(connection);
  }

  async #pass(connection: Connection, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) {
        if (connection.stale) continue;
        if (this.#condition.kind === 'delay') await wait(this.#condition.milliseconds);
        if (!to.write(chunk as Buffer)) await once(to, 'drain');
      }
    } catch {
      // One end is gone, or was reset: so is the other then.
    }
    if (!connection.stale) to.end();
  }
}

function end({ near, far }: Connection): void {
  if (!near.destroyed) near.resetAndDestroy();
  far.destroy();
}

/** The far end goes, the near one hears nothing of it. */
function lose(connection: Connection): void {
  connection.stale = true;
  connection.far.destroy();
}
