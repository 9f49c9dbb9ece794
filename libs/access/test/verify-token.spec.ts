import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  KeySetUnavailableError,
  NotAuthenticatedError,
  UnusableKeySetError,
  UnusableSigningKeyError,
  createThrowAwayIssuer,
  pseudonymOf,
  tokenVerifier,
  type ThrowAwayIssuer,
} from '../src/index.js';

const actorKey = Buffer.alloc(32, 7);
let directory: string;
let issuer: ThrowAwayIssuer;
let verify: ReturnType<typeof tokenVerifier>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'issuer-'));
  issuer = await createThrowAwayIssuer(directory);
  verify = tokenVerifier(trusting(issuer));
});
afterAll(() => rm(directory, { recursive: true }));

function trusting({ issuer: name, audience, jwksFile }: ThrowAwayIssuer) {
  return { issuer: name, audience, jwks: { file: jwksFile }, actorKey };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
}

describe('a token', () => {
  it('tells who the caller is and his roles, unknown ones left out', async () => {
    const token = await issuer.token(['sales', 'emperor' as never], { subject: 'rep-7' });
    expect(await verify(token)).toEqual({
      subject: 'rep-7',
      roles: ['sales'],
      pseudonym: pseudonymOf(actorKey, issuer.issuer, 'rep-7'),
    });
  });

  it('lives twelve hours unless another time is asked for', async () => {
    const { iat, exp } = await claimsOf(await issuer.token('ops'));
    expect(exp - iat).toBe(12 * 3600);
  });

  it('that has expired is refused with the time and the remedy', async () => {
    const token = await issuer.token('ops', { expiresIn: '-1h' });
    const at = new Date((await claimsOf(token)).exp * 1000).toISOString();
    await expect(verify(token)).rejects.toMatchObject({
      fault: 'expired',
      detail: `The token expired at ${at}; get a new one.`,
    });
  });

  it.each([
    ['issuer', { issuer: 'https://elsewhere' }],
    ['audience', { audience: 'another-system' }],
  ])('with another %s is refused', async (fault, names) => {
    const other = await createThrowAwayIssuer(directory, names);
    await expect(verify(await other.token('ops'))).rejects.toMatchObject({ fault });
  });

  it('of a key that is not published is refused', async () => {
    const strange = await createThrowAwayIssuer(join(directory, 'strange'));
    await expect(verify(await strange.token('ops'))).rejects.toMatchObject({ fault: 'key' });
  });

  it('whose claims were changed is refused', async () => {
    const [header, payload, signature] = (await issuer.token('sales')).split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    const forged = [header, part({ ...claims, roles: ['revops'] }), signature].join('.');
    await expect(verify(forged)).rejects.toMatchObject({ fault: 'signature' });
  });

  it('without a signature (alg none) is refused', async () => {
    const [, payload] = (await issuer.token('ops')).split('.');
    await expect(verify(`${part({ alg: 'none' })}.${payload}.`)).rejects.toMatchObject({
      fault: 'algorithm',
    });
  });

  it('signed with the public key as a shared secret (HS256) is refused', async () => {
    const [, payload] = (await issuer.token('ops')).split('.');
    const publicKey = await readFile(issuer.jwksFile);
    const signed = `${part({ alg: 'HS256' })}.${payload}`;
    const signature = createHmac('sha256', publicKey).update(signed).digest('base64url');
    await expect(verify(`${signed}.${signature}`)).rejects.toMatchObject({ fault: 'algorithm' });
  });

  it.each(['nonsense', 'a.b.c', '..', `${part({ alg: 'ES256' })}.${part([])}.AA`])(
    'that is none (%s) is refused',
    async (text) => {
      await expect(verify(text)).rejects.toBeInstanceOf(NotAuthenticatedError);
    },
  );
});

describe('the throw-away issuer', () => {
  it('keeps its key, so that tokens survive a restart', async () => {
    const token = await issuer.token('ops');
    await createThrowAwayIssuer(directory);
    expect(await tokenVerifier(trusting(issuer))(token)).toMatchObject({ subject: 'local-ops' });
  });

  it('is one issuer when several start at once', async () => {
    const shared = join(directory, 'shared');
    const made = await Promise.all(Array.from({ length: 5 }, () => createThrowAwayIssuer(shared)));
    const check = tokenVerifier(trusting(made[0]!));
    for (const one of made) await expect(check(await one.token('ops'))).resolves.toBeDefined();
  });

  it('keeps its files to their owner, and the private key out of the key set', async () => {
    for (const file of ['signing-key.json', 'jwks.json']) {
      expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
    }
    expect(JSON.parse(await readFile(issuer.jwksFile, 'utf8')).keys[0]).not.toHaveProperty('d');
  });

  it('says what to do about a broken key file', async () => {
    const broken = await mkdtemp(join(directory, 'broken-'));
    await writeFile(join(broken, 'signing-key.json'), '{"kty":');
    await expect(createThrowAwayIssuer(broken)).rejects.toBeInstanceOf(UnusableSigningKeyError);
  });
});

describe('the key set', () => {
  it('is read at start, and a missing file is said then', () => {
    expect(() =>
      tokenVerifier({ ...trusting(issuer), jwks: { file: '/nowhere/jwks.json' } }),
    ).toThrow(UnusableKeySetError);
  });

  it('is fetched from an address', async () => {
    const keys = await readFile(issuer.jwksFile);
    const server = createServer((_, response) => void response.end(keys)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const check = tokenVerifier({ ...trusting(issuer), jwks: { url } });
    expect(await check(await issuer.token('sales'))).toMatchObject({ roles: ['sales'] });
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  });

  it('that cannot be fetched is no fault of the token', async () => {
    const check = tokenVerifier({ ...trusting(issuer), jwks: { url: 'http://127.0.0.1:1/jwks' } });
    await expect(check(await issuer.token('sales'))).rejects.toBeInstanceOf(KeySetUnavailableError);
  });
});
