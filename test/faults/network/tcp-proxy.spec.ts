import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TcpProxy } from './tcp-proxy.ts';

let echo: Server;
let proxy: TcpProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.listen((echo.address() as AddressInfo).port, 0);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  proxy.close();
  echo.close();
});

async function client(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function say(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}

/** The code of the error, or `closed`. */
async function endOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.once('close', () => resolve('closed'));
    socket.resume();
  });
}

describe('the proxy', () => {
  it('passes on what is said, in both directions', async () => {
    expect(await say(await client(), 'one')).toBe('one');
  });

  it('resets connections that stand, and new ones, when all is dropped', async () => {
    const standing = await client();
    expect(await say(standing, 'one')).toBe('one');
    const ended = endOf(standing);
    proxy.set({ kind: 'drop' });
    expect(await ended).toBe('ECONNRESET');
    const late = connect(proxy.port, '127.0.0.1');
    clients.push(late);
    expect(await endOf(late)).toBe('ECONNRESET');
    proxy.set({ kind: 'open' });
    expect(await say(await client(), 'two')).toBe('two');
  });

  it('lets everything come late when it is delayed, and nothing get lost', async () => {
    proxy.set({ kind: 'delay', milliseconds: 60 });
    const socket = await client();
    const began = performance.now();
    expect(await say(socket, 'one')).toBe('one');
    expect(performance.now() - began).toBeGreaterThanOrEqual(115);
  });

  it('says nothing at all while half open, and resets what stood when it is open again', async () => {
    const standing = await client();
    expect(await say(standing, 'one')).toBe('one');
    proxy.set({ kind: 'half-open' });
    const late = await client();
    const heard: string[] = [];
    for (const socket of [standing, late]) {
      socket.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
      socket.on('error', () => {});
      socket.write('anybody?');
    }
    await wait(100);
    expect(heard).toEqual([]);
    expect([standing.destroyed, late.destroyed]).toEqual([false, false]);
    const ends = [standing, late].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    proxy.set({ kind: 'open' });
    await Promise.all(ends);
    expect(await say(await client(), 'two')).toBe('two');
  });
});
