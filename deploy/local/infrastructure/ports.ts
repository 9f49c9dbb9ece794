import { createServer, type Server } from 'node:net';
import { randomInt } from 'node:crypto';

/** Below Linux's range for outgoing connections, so that none of those can take a port between choice and use. */
const FREE_FROM = 20_000;
const BLOCKS = 120;
const PORTS_OF_A_BLOCK = 100;

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/**
 * Ports that no other process draws from while this one lives: it listens on the first of them.
 * Processes that draw at random from one range meet sooner or later, between choice and use.
 */
interface Block {
  readonly first: number;
  readonly claim: Server;
  drawn: number;
}

const blocks: Block[] = [];

function claimed(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server.unref()));
  });
}

async function claimBlock(): Promise<Block> {
  const start = randomInt(BLOCKS);
  for (let number = 0; number < BLOCKS; number += 1) {
    const first = FREE_FROM + ((start + number) % BLOCKS) * PORTS_OF_A_BLOCK;
    const claim = await claimed(first);
    if (claim) return { first, claim, drawn: 0 };
  }
  throw new Error(
    `All ports from ${FREE_FROM} to ${FREE_FROM + BLOCKS * PORTS_OF_A_BLOCK} are claimed: end a test run or a system that is not needed.`,
  );
}

/** In turn, so that a port that was given up rests before it is drawn again. */
async function drawFrom(block: Block, taken: ReadonlySet<number>): Promise<number | undefined> {
  for (let tried = 1; tried < PORTS_OF_A_BLOCK; tried += 1) {
    const port = block.first + 1 + (block.drawn++ % (PORTS_OF_A_BLOCK - 1));
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  return undefined;
}

/** A port of 127.0.0.1 that is free now, that no other process is given, and that is not in `taken`, to which it is added. */
export async function anyFreePort(taken: Set<number>): Promise<number> {
  for (let used = 0; ; used += 1) {
    const block = (blocks[used] ??= await claimBlock());
    const port = await drawFrom(block, taken);
    if (port !== undefined) {
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
