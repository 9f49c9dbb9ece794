import type { Role } from './caller.js';

export type TokenFault =
  | 'missing'
  | 'malformed'
  | 'expired'
  | 'not-yet-valid'
  | 'issuer'
  | 'audience'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'type'
  | 'lifetime'
  | 'claim';

/** Nobody knows who is asking (HTTP 401). The same token fails again: another one is needed. */
export class NotAuthenticatedError extends Error {
  override readonly name = 'NotAuthenticatedError';

  constructor(
    readonly fault: TokenFault,
    /** What is wrong and what to do, for the caller to read. */
    readonly detail: string,
    override readonly cause?: unknown,
  ) {
    super(detail);
  }

  /** The `WWW-Authenticate` header that belongs to the answer. */
  get challenge(): string {
    const described = this.detail.replaceAll(/[^\x20-\x7e]|["\\]/g, "'");
    return this.fault === 'missing'
      ? 'Bearer realm="smarketing"'
      : `Bearer realm="smarketing", error="invalid_token", error_description="${described}"`;
  }
}

/** The caller is known and may not do this (HTTP 403). */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';

  constructor(
    /** Roles that may; none: the address is open to nobody. */
    readonly allowed: readonly Role[],
    /** Roles that the caller has. */
    readonly held: readonly Role[],
  ) {
    super(refusal(allowed, held));
  }
}

/** The keys that tokens are checked with cannot be had just now. Trying again helps. */
export class KeySetUnavailableError extends Error {
  override readonly name = 'KeySetUnavailableError';

  constructor(override readonly cause: unknown) {
    super(
      'The keys that tokens are checked with cannot be fetched at the moment. Try again shortly.',
    );
  }
}

/** So many signatures are being checked that one more has to wait. Trying again helps. */
export class TooManyChecksError extends Error {
  override readonly name = 'TooManyChecksError';

  constructor(readonly checking: number) {
    super(`${checking} tokens are being checked already. Try again in a second.`);
  }
}

function refusal(allowed: readonly Role[], held: readonly Role[]): string {
  if (allowed.length === 0) return 'No role may use this address.';
  const has = held.length === 0 ? 'no role' : held.join(', ');
  return `This needs the role ${allowed.join(' or ')}; the token has ${has}. Use a token with such a role.`;
}
