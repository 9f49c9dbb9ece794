import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import {
  SignJWT,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  NotAuthenticatedError,
  UnusableKeySetError,
  createThrowAwayIssuer,
  tokenVerifier,
  type AccessOptions,
  type ThrowAwayIssuer,
} from '../src/index.js';

let directory: string;
let issuer: ThrowAwayIssuer;
let jwk: JWK;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rules-'));
  issuer = await createThrowAwayIssuer(directory);
  jwk = JSON.parse(await readFile(join(directory, 'signing-key.json'), 'utf8')) as JWK;
});
afterAll(() => rm(directory, { recursive: true }));

const verifier = (more: Partial<AccessOptions> = {}) =>
  tokenVerifier({
    issuer: issuer.issuer,
    audience: issuer.audience,
    jwks: { file: issuer.jwksFile },
    actorKey: Buffer.alloc(32, 1),
    ...more,
  });

/** Validly signed; undefined leaves a claim or a member of the header out. */
async function signed(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: JWK = jwk,
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const all = { roles: ['sales'], sub: 'jo', iat: now, exp: now + 600, ...claims };
  return new SignJWT({ iss: issuer.issuer, aud: issuer.audience, ...all })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid!, typ: 'JWT', ...header } as never)
    .sign(await importJWK(key, 'ES256'));
}

describe('a validly signed token', () => {
  it.each(['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])(
    'of the type %s is taken',
    async (typ) => {
      expect(await verifier()(await signed({}, { typ }))).toMatchObject({ subject: 'jo' });
    },
  );

  it.each([undefined, '', 'id+jwt', 'logout+jwt', 'dpop+jwt', 'JOSE', 'application/jwt+x'])(
    'of the type %s is refused',
    async (typ) => {
      await expect(verifier()(await signed({}, { typ }))).rejects.toMatchObject({ fault: 'type' });
    },
  );

  it('needs no type where the setting says none', async () => {
    const check = verifier({ tokenTypes: ['at+jwt', 'none'] });
    expect(await check(await signed({}, { typ: undefined }))).toMatchObject({ subject: 'jo' });
    await expect(check(await signed())).rejects.toMatchObject({ fault: 'type' });
  });

  it.each([
    { nonce: 'x' },
    { at_hash: 'x' },
    { c_hash: 'x' },
    { typ: 'ID' },
    { typ: 'Refresh' },
    { typ: 'Offline' },
    { token_use: 'id' },
    { events: {} },
  ])('that is an ID, refresh or logout token is refused: %j', async (claims) => {
    await expect(verifier()(await signed(claims))).rejects.toMatchObject({ fault: 'type' });
  });

  it.each([{ typ: 'Bearer' }, { token_use: 'access' }, { scope: 'openid' }])(
    'that says to be an access token is taken: %j',
    async (claims) => {
      expect(await verifier()(await signed(claims))).toMatchObject({ subject: 'jo' });
    },
  );

  it.each([
    undefined,
    null,
    7,
    true,
    {},
    ['jo'],
    '',
    '  ',
    'x'.repeat(256),
    'a\u0000b',
    'a\nb',
    '\ud800',
  ])('whose subject is %j is refused', async (sub) => {
    const token = await signed({ sub });
    await expect(verifier()(token)).rejects.toMatchObject({ name: 'NotAuthenticatedError' });
  });

  it('without the id of its key is refused', async () => {
    for (const kid of [undefined, '', 7]) {
      const token = await signed({}, { kid }).catch(() => undefined);
      if (token) await expect(verifier()(token)).rejects.toBeInstanceOf(NotAuthenticatedError);
    }
    await expect(verifier()(await signed({}, { kid: undefined }))).rejects.toMatchObject({
      fault: 'key',
    });
  });

  it.each([
    { exp: -1e300 },
    { exp: 1e300 },
    { exp: Number.MAX_VALUE },
    { exp: 0 },
    { exp: '9999999999' },
    { exp: null },
    { exp: undefined },
    { exp: [] },
    { iat: -1e300 },
    { iat: 1e300 },
    { iat: undefined },
    { iat: 'now' },
    { iat: null },
    { nbf: 1e300 },
    { nbf: 'x' },
    { exp: -8.64e15, iat: -8.64e15 },
    { iat: Math.floor(Date.now() / 1_000) + 3_600, exp: Math.floor(Date.now() / 1_000) + 7_200 },
  ])('with times that none has is refused as the caller’s fault: %j', async (claims) => {
    const token = await signed(claims);
    await expect(verifier()(token)).rejects.toBeInstanceOf(NotAuthenticatedError);
  });

  it('lives for a day at most, or for what the setting says', async () => {
    const iat = Math.floor(Date.now() / 1_000) - 60;
    const day = await signed({ iat, exp: iat + 86_400 });
    const longer = await signed({ iat, exp: iat + 86_401 });
    expect(await verifier()(day)).toMatchObject({ subject: 'jo' });
    await expect(verifier()(longer)).rejects.toMatchObject({
      fault: 'lifetime',
      detail: expect.stringContaining('24 hours'),
    });
    const month = verifier({ longestLifetime: 30 * 86_400 });
    expect(await month(await issuer.token('ops', { expiresIn: '30d' }))).toBeDefined();
  });
});

async function anotherKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const made = await exportJWK(privateKey);
  return { ...made, kid: await calculateJwkThumbprint(made), alg: 'ES256' };
}

const published = ({ d: _secret, ...open }: JWK) => open;

/** Tries until it is so, for as long as is promised and a little more. */
async function within(seconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + seconds * 1_000;
  while (!(await isSo())) {
    if (Date.now() > until) return false;
    await after(50);
  }
  return true;
}

describe('a service account', () => {
  it('is its own subject in the role service, by the token of its client credentials', async () => {
    const sub = 'b3f1c2d4-service-account-crm';
    const client = { client_id: 'crm', azp: 'crm', grant_type: 'client_credentials' };
    const token = await signed({ sub, roles: ['service'], ...client }, { typ: 'at+jwt' });
    expect(await verifier()(token)).toMatchObject({ subject: sub, roles: ['service'] });
  });
});

describe('a key', () => {
  it('that is new in the file is good, and one that is gone is not, within seconds', async () => {
    const file = join(directory, 'rotating.json');
    const [old, next] = [await anotherKey(), await anotherKey()];
    await writeFile(file, JSON.stringify({ keys: [published(old)] }));
    const check = verifier({ jwks: { file } });
    const isGood = async (key: JWK) =>
      check(await signed({}, {}, key)).then(
        () => true,
        () => false,
      );
    expect([await isGood(old), await isGood(next)]).toEqual([true, false]);
    await writeFile(file, '{"keys":[');
    expect(await within(1.2, async () => !(await isGood(old)))).toBe(false);
    await writeFile(file, JSON.stringify({ keys: [published(next)] }));
    expect(await within(5, () => isGood(next))).toBe(true);
    expect(await isGood(old)).toBe(false);
  });

  it('that is new at the address is good, and one that is gone is not, within the settings', async () => {
    const [old, next] = [await anotherKey(), await anotherKey()];
    let keys = [published(old)];
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const check = verifier({ jwks: { url }, newKeyWithin: 1, withdrawnKeyWithin: 2 });
    const isGood = async (key: JWK) =>
      check(await signed({}, {}, key)).then(
        () => true,
        () => false,
      );
    expect(await isGood(old)).toBe(true);
    keys = [published(old), published(next)];
    expect(await within(5, () => isGood(next))).toBe(true);
    expect(await isGood(old)).toBe(true);
    keys = [published(next)];
    expect(await within(6, async () => !(await isGood(old)))).toBe(true);
    expect(await isGood(next)).toBe(true);
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  });

  it('that comes beside another while callers keep coming costs none of them a refusal', async () => {
    const [old, next] = [await anotherKey(), await anotherKey()];
    let keys = [published(old)];
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const check = verifier({ jwks: { url }, newKeyWithin: 1, withdrawnKeyWithin: 2 });
    let isOver = false;
    const faults: unknown[] = [];
    const callers = Array.from({ length: 8 }, async () => {
      while (!isOver)
        await signed({}, {}, old)
          .then(check)
          .catch((error: unknown) => faults.push(error));
    });
    keys = [published(old), published(next)];
    const isGood = async () =>
      (await signed({}, {}, next)
        .then(check)
        .catch(() => null)) !== null;
    expect(await within(5, isGood)).toBe(true);
    isOver = true;
    await Promise.all(callers);
    expect(faults).toEqual([]);
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  });

  it.each(['http://issuer.example/jwks', 'ftp://127.0.0.1/jwks', 'jwks.json'])(
    'is not fetched from %s',
    (url) => {
      expect(() => verifier({ jwks: { url } })).toThrow(UnusableKeySetError);
    },
  );
});
