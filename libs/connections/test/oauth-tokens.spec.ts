import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OauthTokenError, OauthTokens, Secret } from '../src/index.js';

let server: Server;
let asked: number;
let answer: { status: number; body: object };
let seconds: number;

beforeEach(async () => {
  asked = 0;
  seconds = 0;
  server = createServer((request, response) => {
    request.resume();
    const { status, body } = answer;
    const token = status === 200 ? { access_token: `t${++asked}`, expires_in: 300 } : {};
    response.writeHead(status).end(JSON.stringify({ ...token, ...body }));
  }).listen(0, '127.0.0.1');
  answer = { status: 200, body: {} };
  await once(server, 'listening');
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function tokens(): OauthTokens {
  const { port } = server.address() as AddressInfo;
  return new OauthTokens(
    {
      tokenUrl: `http://127.0.0.1:${port}/token`,
      clientId: 'c',
      clientSecret: new Secret('hush'),
      scope: undefined,
    },
    () => seconds * 1_000,
  );
}

describe('an access token', () => {
  it('is used until it ends soon, also by many at once', async () => {
    const client = tokens();
    expect(await Promise.all([client.current(), client.current()])).toEqual(['t1', 't1']);
    seconds = 269;
    expect(await client.current()).toBe('t1');
    seconds = 271;
    expect(await client.current()).toBe('t2');
  });

  it('is used to its end while the issuer is away, and no longer', async () => {
    const client = tokens();
    await client.current();
    answer = { status: 503, body: {} };
    seconds = 290;
    expect(await client.current()).toBe('t1');
    seconds = 300;
    await expect(client.current()).rejects.toThrow('refuses the client c (status 503)');
  });

  it('that was refused is used no more', async () => {
    const client = tokens();
    client.discard(await client.current());
    expect(await client.current()).toBe('t2');
  });

  it('without a time is asked for each time', async () => {
    answer.body = { expires_in: undefined };
    const client = tokens();
    expect([await client.current(), await client.current()]).toEqual(['t1', 't2']);
  });

  it.each([
    [{ status: 401, body: { error: 'invalid_client' } }, /check KAFKA_OAUTH_CLIENT_ID and KAFKA_O/],
    [
      { status: 400, body: { error: 'invalid_scope' } },
      /\(invalid_scope\): check KAFKA_OAUTH_SCOPE/,
    ],
    [{ status: 400, body: { error: 'unauthorized_client' } }, /allow this client the client cred/],
    [{ status: 404, body: {} }, /\(status 404\): check the KAFKA_OAUTH variables/],
    [{ status: 200, body: { access_token: 7 } }, /does not answer with an access token: set KAFKA/],
    [{ status: 200, body: { expires_in: 5 } }, /last for 5 s: have it give them for a minute/],
  ])('that is not given is told with what to do: %j', async (given, sentence) => {
    answer = given;
    const failure = tokens().current();
    await expect(failure).rejects.toThrow(sentence);
    await expect(failure).rejects.toBeInstanceOf(OauthTokenError);
    await expect(failure).rejects.toThrow(expect.not.stringContaining('hush'));
  });
});
