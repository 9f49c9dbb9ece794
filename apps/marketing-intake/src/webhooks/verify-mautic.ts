import { createHmac } from 'node:crypto';
import { isOneOf, type SignedRequest, type Verdict } from './signed-request.js';

/** Mautic: the body by HMAC-SHA256 in base64. It signs no time. */
export function verifyMautic({ body, header }: SignedRequest, secrets: readonly Buffer[]): Verdict {
  const signature = header('webhook-signature');
  if (!signature) return 'missing';
  const expected = secrets.map((secret) =>
    createHmac('sha256', secret).update(body).digest('base64'),
  );
  return isOneOf([signature], expected) ? 'valid' : 'wrong';
}
