import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** Below Linux's range for outgoing connections, so that none of those can take a port between choice and use. */
const FREE_FROM = 20_000;
const FREE_TO = 32_000;

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** A port of 127.0.0.1 that is free now and not in `taken`, to which it is added. */
export async function anyFreePort(taken: Set<number>): Promise<number> {
  for (;;) {
    const port = randomInt(FREE_FROM, FREE_TO);
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port);
      return port;
    }
  }
}

/** The first free port from `preferred` on that is not in `taken`, to which it is added. */
export async function nextFreePort(preferred: number, taken: Set<number>): Promise<number> {
  let port = preferred;
  while (taken.has(port) || !(await isFree(port))) port += 1;
  taken.add(port);
  return port;
}
