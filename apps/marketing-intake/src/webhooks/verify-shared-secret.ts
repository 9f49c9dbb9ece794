import { isOneOf, type SignedRequest, type Verdict } from './signed-request.js';

const longestSecret = 500;

/** The header that brings the secret of a sender that cannot sign. */
export const secretHeader = 'x-webhook-secret';

/** Salesforce: a secret of its own, in a header. */
export function verifySecretHeader({ header }: SignedRequest, secrets: readonly Buffer[]): Verdict {
  return verdictOn(header(secretHeader), secrets);
}

/** Google: the key that was entered for the form, in the body. */
export function verifyGoogleKey(body: unknown, secrets: readonly Buffer[]): Verdict {
  const key =
    typeof body === 'object' && body !== null && 'google_key' in body ? body.google_key : undefined;
  return verdictOn(typeof key === 'string' ? key : undefined, secrets);
}

function verdictOn(given: string | undefined, secrets: readonly Buffer[]): Verdict {
  if (!given) return 'missing';
  if (given.length > longestSecret) return 'wrong';
  const expected = secrets.map((secret) => secret.toString('utf8'));
  return isOneOf([given], expected) ? 'valid' : 'wrong';
}
