import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  SignJWT,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Role } from './caller.js';

const algorithm = 'ES256';

export interface TokenOptions {
  /** Default: `local-<first role>`. */
  readonly subject?: string;
  /** A duration such as `12h` (the default), `15m` or `10s`; negative for an expired one. */
  readonly expiresIn?: string;
}

/** Signs tokens for a system on one machine. Not for production: the key lies in a file. */
export interface ThrowAwayIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** The JWKS with the public key. */
  readonly jwksFile: string;
  token(role: Role | readonly Role[], options?: TokenOptions): Promise<string>;
}

/** The key file is broken. Only removing it helps; tokens signed with it end then. */
export class UnusableSigningKeyError extends Error {
  override readonly name = 'UnusableSigningKeyError';

  constructor(
    readonly file: string,
    override readonly cause: unknown,
  ) {
    super(`The signing key ${file} cannot be read. Remove it; a new one is then made.`);
  }
}

/**
 * Makes an issuer with its key pair in `directory` (private key and `jwks.json`, readable by their
 * owner only), or takes up the one that is there: tokens stay valid as long as the directory.
 */
export async function createThrowAwayIssuer(
  directory: string,
  options: { readonly issuer?: string; readonly audience?: string } = {},
): Promise<ThrowAwayIssuer> {
  const { issuer = 'https://issuer.smarketing.local', audience = 'smarketing' } = options;
  await mkdir(directory, { recursive: true });
  const keyFile = join(directory, 'signing-key.json');
  const jwksFile = join(directory, 'jwks.json');
  const jwk = await obtainKey(keyFile);
  const { d: _secret, ...publicJwk } = jwk;
  await writeWhole(jwksFile, JSON.stringify({ keys: [publicJwk] }, null, 2));
  const key = await importJWK(jwk, algorithm);
  return {
    issuer,
    audience,
    jwksFile,
    token: (role, { subject, expiresIn = '12h' } = {}) => {
      const held = typeof role === 'string' ? [role] : role;
      return new SignJWT({ roles: held })
        .setProtectedHeader({ alg: algorithm, kid: jwk.kid!, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject ?? `local-${held[0] ?? 'nobody'}`)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(expiresIn)
        .sign(key);
    },
  };
}

async function obtainKey(file: string): Promise<JWK> {
  const present = await readKey(file);
  if (present) return present;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const made = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' };
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  try {
    // Fails where another process was first: then both go on with that one's key.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return (await readKey(file)) ?? made;
}

async function readKey(file: string): Promise<JWK | undefined> {
  try {
    const jwk = JSON.parse(await readFile(file, 'utf8')) as JWK;
    await importJWK(jwk, algorithm);
    return jwk;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UnusableSigningKeyError(file, error);
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
