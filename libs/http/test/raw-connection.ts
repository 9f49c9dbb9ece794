import { connect, type Socket } from 'node:net';

/** A connection on which a spec says what it likes, byte by byte. */
export class RawConnection {
  text = '';
  isEnded = false;
  /** Set when the server cut it without an end, by a reset. */
  error: NodeJS.ErrnoException | undefined;
  private constructor(readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (this.text += chunk));
    socket.once('end', () => (this.isEnded = true));
    socket.on('error', (error) => (this.error = error));
  }

  static async to(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    return new RawConnection(socket);
  }

  say(lines: readonly string[], body = ''): this {
    this.socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    return this;
  }

  /** Statuses of the answers so far, `100` among them. */
  get statuses(): number[] {
    return [...this.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** Resolves with the statuses when there are so many answers. */
  answers(count = 1): Promise<number[]> {
    return this.until(() => this.statuses.length >= count && /\r\n\r\n/.test(this.text)).then(
      () => this.statuses,
    );
  }

  closed(): Promise<boolean> {
    return this.until(() => this.isEnded || this.socket.destroyed).then(() => true);
  }

  end(): void {
    this.socket.destroy();
  }

  private until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        done();
        reject(new Error(`It did not come; there is: ${this.text.slice(0, 300)}`));
      }, 10_000);
      const look = () => {
        if (!isSo()) return;
        done();
        resolve();
      };
      const done = () => {
        clearTimeout(deadline);
        for (const event of ['data', 'end', 'close']) this.socket.off(event, look);
      };
      for (const event of ['data', 'end', 'close']) this.socket.on(event, look);
      look();
    });
  }
}
