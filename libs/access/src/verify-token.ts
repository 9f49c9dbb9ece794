import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { isRole, type CallerIdentity } from './caller.js';
import { keySetOf, type KeyRotation, type KeySetSource } from './key-set.js';
import { pseudonymOf } from './pseudonym.js';
import { KeySetUnavailableError, NotAuthenticatedError } from './refusals.js';
import { checkClaims, checkHeader, type TokenRules } from './token-rules.js';

/** Rules and rotation default to {@link accessDefaults}. */
export interface AccessOptions extends Partial<TokenRules & KeyRotation> {
  readonly jwks: KeySetSource;
  readonly issuer: string;
  readonly audience: string;
  /** 32 bytes that all services share: callers stand on facts under it, see {@link pseudonymOf}. */
  readonly actorKey: Buffer;
}

export const accessDefaults: TokenRules & KeyRotation = {
  tokenTypes: ['at+jwt', 'JWT'],
  longestLifetime: 24 * 3_600,
  newKeyWithin: 30,
  withdrawnKeyWithin: 300,
};

/** Asymmetric only: with a shared secret allowed, a public key could be taken for one. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const clockToleranceSeconds = 5;

/**
 * Makes the check of a bearer token: answers who the caller is, or throws NotAuthenticatedError with
 * the precise fault, or KeySetUnavailableError.
 */
export function tokenVerifier(options: AccessOptions): (token: string) => Promise<CallerIdentity> {
  const { issuer, audience } = options;
  const rules = { ...accessDefaults, ...options };
  const keys = keySetOf(options.jwks, rules);
  const keyOf: JWTVerifyGetKey = (header, token) => {
    checkHeader(header, rules);
    return keys(header, token);
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      checkClaims(payload, rules, clockToleranceSeconds, Date.now());
      return callerIn(payload, options);
    } catch (error) {
      throw refusalOf(error, options);
    }
  };
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
  if (error instanceof NotAuthenticatedError) return error;
  if (error instanceof errors.JWTExpired) {
    return refuse('expired', `The token expired ${endOf(error.payload)}; get a new one.`);
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
    'The token is not a signed JWT (three base64url parts, dot between them).',
  );
}

/** No claim is too absurd to be written: not every number is a time. */
function endOf({ exp }: JWTPayload): string {
  const at = new Date((exp ?? 0) * 1_000);
  return Number.isNaN(at.getTime()) ? 'long ago' : `at ${at.toISOString()}`;
}

function isAnswerOfIssuer(error: errors.JOSEError): boolean {
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );
}
