import { connect, type Socket } from 'node:net';

export interface Answered {
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly body: string;
  /** Milliseconds from the last byte of the request to the answer. */
  readonly milliseconds: number;
}

/** A bare connection that sends prepared requests, one after the other: thousands fit in a process. */
export class LoadConnection {
  private readonly socket: Socket;
  private text = '';
  private sentAt = 0;
  private waiting: { resolve: (a: Answered) => void; reject: (e: Error) => void } | undefined;
  isOpen = true;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.read(chunk));
    socket.on('error', () => {});
    socket.once('close', () => {
      this.isOpen = false;
      this.waiting?.reject(new Error('The connection was closed without an answer.'));
    });
  }

  static open(url: string): Promise<LoadConnection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new LoadConnection(socket));
      });
    });
  }

  /** Rejects where the connection ends before the answer. */
  send(request: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new Error('The connection is closed.'));
      this.waiting = { resolve, reject };
      this.sentAt = performance.now();
      this.socket.write(request, 'latin1', () => (this.sentAt = performance.now()));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.text += chunk;
    const headEnd = this.text.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.text.slice(0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.text.length < headEnd + 4 + length) return;
    const retryAfter = /retry-after: (\d+)/i.exec(head)?.[1];
    const answered = {
      status: Number(head.slice(9, 12)),
      retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
      body: this.text.slice(headEnd + 4, headEnd + 4 + length),
      milliseconds: performance.now() - this.sentAt,
    };
    this.text = this.text.slice(headEnd + 4 + length);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(answered);
  }
}

/** So many connections, opened a few hundred at a time. */
export async function openMany(url: string, count: number): Promise<LoadConnection[]> {
  const all: LoadConnection[] = [];
  while (all.length < count) {
    const some = Math.min(250, count - all.length);
    all.push(...(await Promise.all(Array.from({ length: some }, () => LoadConnection.open(url)))));
  }
  return all;
}

/** A request as it goes over the wire. */
export function wire(
  method: string,
  path: string,
  token: string,
  body?: string,
  more: readonly string[] = [],
): string {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${token}`,
    ...(body === undefined ? [] : ['content-type: application/json']),
    ...(body === undefined ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
    ...more,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
