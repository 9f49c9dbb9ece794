import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { NotAuthenticatedError } from './refusals.js';

export interface TokenRules {
  /** Of the header `typ`, without regard to case; `none`: a token may come without one. */
  readonly tokenTypes: readonly string[];
  /** Of a token, from its issue to its end, in seconds. */
  readonly longestLifetime: number;
}

const longestSubject = 255;
/** Claims that only ID and logout tokens have. */
const foreignClaims = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];
/** What Keycloak writes into the claim `typ`, and Cognito into `token_use`. */
const foreignUses = new Set(['id', 'refresh', 'offline', 'logout']);
const control = /\p{Cc}/u;

/** Throws NotAuthenticatedError for a header that no access token has, before a key is looked for. */
export function checkHeader({ typ, kid }: JWTHeaderParameters, { tokenTypes }: TokenRules): void {
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : 'none';
  if (!tokenTypes.some((allowed) => allowed.toLowerCase() === type)) {
    throw new NotAuthenticatedError(
      'type',
      `The typ of the token must be ${tokenTypes.join(' or ')}; send the access token.`,
    );
  }
  if (typeof kid !== 'string' || kid === '') {
    throw new NotAuthenticatedError('key', 'The token does not name its key; a kid is needed.');
  }
}

/**
 * Throws NotAuthenticatedError where the claims are not those of an access token: an ID or refresh token
 * of the same issuer, nobody or nothing as its subject, a life that is longer than allowed.
 */
export function checkClaims(
  payload: JWTPayload,
  { longestLifetime }: TokenRules,
  toleranceSeconds: number,
  now: number,
): void {
  const uses = [payload['typ'], payload['token_use']].map((use) =>
    typeof use === 'string' ? use.toLowerCase() : '',
  );
  if (foreignClaims.some((claim) => claim in payload) || uses.some((use) => foreignUses.has(use))) {
    throw new NotAuthenticatedError(
      'type',
      'This is an ID, refresh or logout token; send the access token.',
    );
  }
  if (!isSubject(payload.sub)) throw wrongClaim('sub');
  const { iat, exp } = payload;
  if (!Number.isFinite(iat)) throw wrongClaim('iat');
  if (!Number.isFinite(exp)) throw wrongClaim('exp');
  if (iat! > now / 1_000 + toleranceSeconds) {
    throw new NotAuthenticatedError(
      'not-yet-valid',
      'The token was issued in the future; check the clocks of both sides.',
    );
  }
  if (exp! - iat! > longestLifetime) {
    const hours = Math.floor(longestLifetime / 3_600);
    throw new NotAuthenticatedError(
      'lifetime',
      `The token is valid for longer than the ${hours} hours allowed here; get one that expires earlier.`,
    );
  }
}

function isSubject(value: unknown): value is string {
  if (typeof value !== 'string' || value.trim() === '') return false;
  return value.length <= longestSubject && value.isWellFormed() && !control.test(value);
}

function wrongClaim(claim: string): NotAuthenticatedError {
  return new NotAuthenticatedError('claim', `The claim ${claim} of the token is missing or wrong.`);
}
