import { readFileSync } from 'node:fs';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { isRole, type CallerIdentity } from './caller.js';
import { pseudonymOf } from './pseudonym.js';
import { KeySetUnavailableError, NotAuthenticatedError } from './refusals.js';

export interface AccessOptions {
  /** Where the public keys are: a JWKS file (read once, at start) or URL (fetched when needed). */
  readonly jwks: { readonly file: string } | { readonly url: string };
  readonly issuer: string;
  readonly audience: string;
  /** 32 bytes that all services share: callers stand on facts under it, see {@link pseudonymOf}. */
  readonly actorKey: Buffer;
}

/** Asymmetric only: with a shared secret allowed, a public key could be taken for one. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const clockToleranceSeconds = 5;

/** The key set file cannot be used; said at start. */
export class UnusableKeySetError extends Error {
  override readonly name = 'UnusableKeySetError';
  readonly retryable = false;

  constructor(
    readonly file: string,
    override readonly cause: unknown,
  ) {
    super(
      `The key set ${file} cannot be read as a JWKS. ` +
        'Set JWT_JWKS_FILE to the issuer’s public keys, or JWT_JWKS_URL to their address.',
    );
  }
}

/**
 * Makes the check of a bearer token: answers who the caller is, or throws NotAuthenticatedError with
 * the precise fault, or KeySetUnavailableError.
 */
export function tokenVerifier(options: AccessOptions): (token: string) => Promise<CallerIdentity> {
  const { issuer, audience } = options;
  const keys = keySetOf(options.jwks);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return callerIn(payload, options);
    } catch (error) {
      throw refusalOf(error, options);
    }
  };
}

function keySetOf(jwks: AccessOptions['jwks']): JWTVerifyGetKey {
  if ('url' in jwks) return createRemoteJWKSet(new URL(jwks.url), { timeoutDuration: 3_000 });
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(jwks.file, 'utf8')) as JSONWebKeySet);
  } catch (error) {
    throw new UnusableKeySetError(jwks.file, error);
  }
}

function callerIn(payload: JWTPayload, { issuer, actorKey }: AccessOptions): CallerIdentity {
  const claimed = payload['roles'];
  const subject = payload.sub!;
  return {
    subject,
    roles: Array.isArray(claimed) ? claimed.filter(isRole) : [],
    pseudonym: pseudonymOf(actorKey, issuer, subject),
  };
}

function refusalOf(error: unknown, { issuer, audience, jwks }: AccessOptions): Error {
  const refuse = (fault: NotAuthenticatedError['fault'], detail: string) =>
    new NotAuthenticatedError(fault, detail, error);
  if (error instanceof errors.JWTExpired) {
    const at = new Date((error.payload.exp ?? 0) * 1000).toISOString();
    return refuse('expired', `The token expired at ${at}; get a new one.`);
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    switch (error.claim) {
      case 'iss':
        return refuse('issuer', `The token is not from ${issuer}, the issuer trusted here.`);
      case 'aud':
        return refuse(
          'audience',
          `The token is not for ${audience}; ask the issuer for one that is.`,
        );
      case 'nbf':
        return refuse(
          'not-yet-valid',
          'The token is not valid yet; check the clocks of both sides.',
        );
      default:
        return refuse('claim', `The claim ${error.claim} of the token is missing or wrong.`);
    }
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refuse('algorithm', `The token must be signed with ${algorithms.join(', ')}.`);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refuse(
      'signature',
      'The signature of the token is wrong; get a new one from the issuer.',
    );
  }
  if (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return refuse('key', 'The token is signed with a key that the issuer does not publish.');
  }
  const fetching =
    'url' in jwks && (!(error instanceof errors.JOSEError) || isAnswerOfIssuer(error));
  if (fetching) return new KeySetUnavailableError(error);
  if (!(error instanceof errors.JOSEError)) {
    return error instanceof Error ? error : new Error('The token check failed.', { cause: error });
  }
  return refuse(
    'malformed',
    'The token is no signed JWT (three base64url parts, dot between them).',
  );
}

function isAnswerOfIssuer(error: errors.JOSEError): boolean {
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );
}
