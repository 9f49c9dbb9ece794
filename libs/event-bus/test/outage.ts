import net from 'node:net';

type Connect = (...args: unknown[]) => net.Socket;

const clients = net as unknown as Record<'connect' | 'createConnection', Connect>;

/**
 * Takes servers away from the clients of this process: connections are cut and new ones refused.
 * Only connections made since `prepare` are cut, so that a spec's own clients can go on looking.
 */
export class Outage {
  private readonly sockets = new Set<net.Socket>();
  private readonly originals = { ...clients };
  private down = false;

  private constructor(private readonly ports: ReadonlySet<number>) {}

  /** Before the clients connect. The servers are named `host:port`. */
  static prepare(servers: readonly string[]): Outage {
    const outage = new Outage(new Set(servers.map((server) => Number(server.split(':').at(-1)))));
    for (const name of ['connect', 'createConnection'] as const) {
      const connect = clients[name];
      clients[name] = (...args) => outage.connect(connect, args);
    }
    return outage;
  }

  /** Of several outages the last one first. */
  restore(): void {
    this.end();
    clients.connect = this.originals.connect;
    clients.createConnection = this.originals.createConnection;
  }

  /** Resolves when the clients have been told. */
  async begin(): Promise<void> {
    this.down = true;
    await Promise.all([...this.sockets].map(reset));
  }

  end(): void {
    this.down = false;
  }

  private connect(connect: Connect, args: unknown[]): net.Socket {
    const [options] = args as [{ port?: number | string }];
    if (!this.ports.has(Number(options?.port))) return connect.apply(net, args);
    // Nobody listens on port 1.
    const to = this.down ? [{ ...options, host: '127.0.0.1', port: 1 }, ...args.slice(1)] : args;
    const socket = connect.apply(net, to);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }
}

/** As the client sees it when the other end is gone. */
async function reset(socket: net.Socket): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
  await closed;
}

/** `host:port` of every server in a MongoDB connection string. */
export function serversOf(mongoUri: string): string[] {
  return /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongoUri)![1]!.split(',');
}
