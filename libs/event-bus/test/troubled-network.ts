import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import net from 'node:net';

type Connect = (...args: unknown[]) => net.Socket;

const clients = net as unknown as Record<'connect' | 'createConnection', Connect>;
const direct = { connect: clients.connect, createConnection: clients.createConnection };
const inUse = new AsyncLocalStorage<TroubledNetwork>();
const prepared = new Set<TroubledNetwork>();

/** The numbers that Kafka's protocol has for what is asked. */
const requests = { produce: 0, fetch: 1, offsetCommit: 8, heartbeat: 12 } as const;

/**
 * What becomes of a request or of its answer. `swallowed`: nothing of it arrives, and the connection
 * stands. `cut`: its first half arrives, and the connection stands. `reset`: its first half arrives,
 * and the connection is reset.
 */
export interface Trouble {
  readonly of: keyof typeof requests | 'anything';
  readonly what: 'request' | 'answer';
  readonly is: 'swallowed' | 'cut' | 'reset';
}

interface Connection {
  readonly near: net.Socket;
  readonly far: net.Socket;
}

/**
 * A way to the only broker, on which trouble meets whole messages of the protocol. Several may stand
 * side by side in one process: who connects within `use`, then or later, goes by that one.
 */
export class TroubledNetwork {
  private trouble: Trouble | undefined;
  /** How many messages trouble has met since it began. */
  met = 0;

  private constructor(
    private readonly server: net.Server,
    readonly broker: number,
  ) {}

  /** The broker is named `host:port`. */
  static async prepare(broker: string): Promise<TroubledNetwork> {
    const server = net.createServer({ noDelay: true });
    const network = new TroubledNetwork(server, Number(broker.split(':').at(-1)));
    server.on('connection', (near) => network.accept(near));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    prepared.add(network);
    clients.connect = connectThroughIt('connect');
    clients.createConnection = connectThroughIt('createConnection');
    return network;
  }

  /** What connects to the broker in here, and in all that is begun in here, connects by this network. */
  async use<R>(work: () => Promise<R>): Promise<R> {
    return inUse.run(this, work);
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  /** From now on every such message has trouble. */
  begin(trouble: Trouble): void {
    this.met = 0;
    this.trouble = trouble;
  }

  /** Everything arrives again; connections stay as they are. */
  end(): void {
    this.trouble = undefined;
  }

  restore(): void {
    this.end();
    this.server.close();
    prepared.delete(this);
    if (prepared.size === 0) Object.assign(clients, direct);
  }

  private accept(near: net.Socket): void {
    const far = direct.connect({ port: this.broker, host: '127.0.0.1', noDelay: true });
    const connection = { near, far };
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.once('close', () => end(connection));
    }
    const asked = new Map<number, number>();
    onMessages(near, (message) => {
      const [kind, id] = [message.readInt16BE(4), message.readInt32BE(8)];
      asked.set(id, kind);
      this.pass(message, kind, 'request', connection);
    });
    onMessages(far, (message) => {
      const id = message.readInt32BE(4);
      this.pass(message, asked.get(id), 'answer', connection);
      asked.delete(id);
    });
  }

  private pass(
    message: Buffer,
    kind: number | undefined,
    what: Trouble['what'],
    connection: Connection,
  ): void {
    const to = what === 'request' ? connection.far : connection.near;
    const { trouble } = this;
    const isMeant = trouble && (trouble.of === 'anything' || requests[trouble.of] === kind);
    if (!isMeant || trouble.what !== what) {
      to.write(message);
      return;
    }
    this.met++;
    if (trouble.is === 'swallowed') return;
    to.write(message.subarray(0, message.length >> 1), () => {
      if (trouble.is === 'reset') end(connection);
    });
  }
}

function connectThroughIt(name: keyof typeof direct): Connect {
  return (...args) => {
    const [options, ...others] = args as [{ port?: number | string }];
    const network = inUse.getStore();
    if (!network || Number(options?.port) !== network.broker) return direct[name].apply(net, args);
    return direct[name].call(net, { ...options, port: network.port }, ...others);
  };
}

/** Both ends of the protocol say the length of each message in its first four bytes. */
function onMessages(socket: net.Socket, take: (message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const length = 4 + rest.readInt32BE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}

function end({ near, far }: Connection): void {
  for (const socket of [near, far]) if (!socket.destroyed) socket.resetAndDestroy();
}
