import { readFileSync, statSync } from 'node:fs';
import { logger } from '@smarketing/observability';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';

/** Where the public keys are: a JWKS file, or a URL (https, or http on this machine). */
export type KeySetSource = { readonly file: string } | { readonly url: string };

export interface KeyRotation {
  /** A key that the URL has newly is good after so many seconds at the latest. */
  readonly newKeyWithin: number;
  /** A key that the URL no longer has is good for so many seconds at most. */
  readonly withdrawnKeyWithin: number;
}

/** A file is looked at again after so many milliseconds, and read if it has changed. */
const lookedAtEveryMs = 1_000;
const answersWithinMs = 3_000;

/** The key set cannot be used; said at start. */
export class UnusableKeySetError extends Error {
  override readonly name = 'UnusableKeySetError';

  constructor(
    readonly source: string,
    override readonly cause?: unknown,
  ) {
    super(
      `The key set ${source} cannot be used as a JWKS. Set JWT_JWKS_FILE to the issuer’s public ` +
        'keys, or JWT_JWKS_URL to their address (https, or http on this machine).',
    );
  }
}

/** Finds the key that a token names. Throws UnusableKeySetError, where that can be told at once. */
export function keySetOf(source: KeySetSource, rotation: KeyRotation): JWTVerifyGetKey {
  if ('file' in source) return keySetInFile(source.file);
  if (!isKeySetAddress(source.url)) throw new UnusableKeySetError(source.url);
  return createRemoteJWKSet(new URL(source.url), {
    timeoutDuration: answersWithinMs,
    cooldownDuration: rotation.newKeyWithin * 1_000,
    cacheMaxAge: rotation.withdrawnKeyWithin * 1_000,
  });
}

/** By plain http anybody on the way could put a key of his own in. */
export function isKeySetAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && isLoopback(url.hostname);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A file that was changed and cannot be read leaves the keys as they were: it may be half written. */
function keySetInFile(file: string): JWTVerifyGetKey {
  let state: string;
  let keys: JWTVerifyGetKey;
  try {
    state = stateOf(file);
    keys = read(file);
  } catch (error) {
    throw new UnusableKeySetError(file, error);
  }
  let lookedAt = Date.now();
  return (header, token) => {
    if (Date.now() - lookedAt >= lookedAtEveryMs) {
      lookedAt = Date.now();
      try {
        const now = stateOf(file);
        if (now !== state) keys = read(file);
        state = now;
      } catch (error) {
        logger.warn(
          { err: error },
          'The key set has changed but cannot be read; keeping the previous keys.',
        );
      }
    }
    return keys(header, token);
  };
}

function read(file: string): JWTVerifyGetKey {
  return createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
}

function stateOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file);
  return `${ino} ${mtimeMs} ${size}`;
}
