import { createHmac } from 'node:crypto';
import { isOneOf, type SignedRequest, type Verdict } from './signed-request.js';

const prefix = 'hmacsha256=';
/** LinkedIn's challenges are UUIDs. */
const challenge = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** LinkedIn: the body behind `hmacsha256=`, by HMAC-SHA256 in hexadecimal under the client secret. It signs no time. */
export function verifyLinkedin(
  { body, header }: SignedRequest,
  secrets: readonly Buffer[],
): Verdict {
  const signature = header('x-li-signature');
  if (!signature) return 'missing';
  const given = signature.startsWith(prefix) ? signature.slice(prefix.length) : signature;
  const expected = secrets.map((secret) =>
    createHmac('sha256', secret).update(prefix).update(body).digest('hex'),
  );
  return isOneOf([given], expected) ? 'valid' : 'wrong';
}

/**
 * What LinkedIn wants to hear before it sends anything; undefined for what is no challenge of its. It is
 * made under the secret that signs notices: to answer any text would be to sign any notice.
 */
export function answerChallenge(code: string, secret: Buffer): string | undefined {
  if (!challenge.test(code)) return undefined;
  return createHmac('sha256', secret).update(code).digest('hex');
}
