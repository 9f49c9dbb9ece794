import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerOverload } from '../src/service/answer-overload.js';
import { Refusals } from '../src/service/refuse-overload.js';
import { RestingConnections } from '../src/service/rest-connections.js';
import { RawConnection } from './raw-connection.js';

const request = ['POST /v1/leads HTTP/1.1', 'host: probe', 'content-length: 4'];

describe('a connection that rests', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const resting = new RestingConnections();
    server = createServer((asked, answer) => {
      answerOverload(503, asked, answer);
      resting.rest(asked.socket, performance.now());
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('is not read for the second that its client was told to wait, and is then', async () => {
    const impatient = await RawConnection.to(url);
    const told = performance.now();
    impatient.say(request, 'abcd');
    expect(await impatient.answers(1)).toEqual([503]);
    impatient.say(request, 'abcd');
    expect(await impatient.answers(2)).toEqual([503, 503]);
    expect(performance.now() - told).toBeGreaterThan(950);
    impatient.end();
  });

  it('keeps nobody else waiting, and gets the rest of its body in', async () => {
    const slow = await RawConnection.to(url);
    slow.say(request, 'ab');
    expect(await slow.answers(1)).toEqual([503]);
    slow.socket.write('cd');
    const other = await RawConnection.to(url);
    const told = performance.now();
    other.say(request, 'abcd');
    expect(await other.answers(1)).toEqual([503]);
    expect(performance.now() - told).toBeLessThan(500);
    slow.say(request, 'abcd');
    expect(await slow.answers(2)).toEqual([503, 503]);
    for (const one of [slow, other]) one.end();
  });
});

describe('of very many that are refused in a second', () => {
  const answer = { writeHead: vi.fn(), end: vi.fn() } as unknown as ServerResponse;
  const asked = (url: string, authorization = '') =>
    ({
      method: 'POST',
      url,
      headers: { authorization },
      complete: true,
      socket: {},
    }) as IncomingMessage;

  it('those above two hundred rest', () => {
    const rested: Socket[] = [];
    const resting = { rest: (socket: Socket) => void rested.push(socket) };
    const refusals = new Refusals(resting as unknown as RestingConnections);
    for (let times = 0; times < 520; times += 1)
      refusals.refuse({ way: 'way', as: 503 }, asked('/a'), answer);
    expect(rested).toHaveLength(320);
  });

  it('a caller without room somewhere is known until something is done, and no other', () => {
    const refusals = new Refusals(new RestingConnections());
    const again = (url: string, token?: string) => refusals.refuseAgain(asked(url, token), answer);
    const refused = { way: 'POST /v1/leads', as: 429 } as const;
    refusals.refuseAll(refused, asked('/v1/leads', 'one'), answer);
    expect(again('/v1/leads', 'one')).toBe(true);
    expect(again('/v1/leads', 'other')).toBe(false);
    expect(again('/v1/leads/batch', 'one')).toBe(false);
    refusals.roomMade();
    expect(again('/v1/leads', 'one')).toBe(false);
  });
});
