import { createHmac } from 'node:crypto';
import { isOneOf, isRecent, timeIn, type SignedRequest, type Verdict } from './signed-request.js';

/** What HubSpot signs decoded, of what a query may hold encoded. */
const decoded = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/**
 * HubSpot's third version: method, address, body and the time in milliseconds, by HMAC-SHA256 in base64
 * under the secret of the app.
 */
export function verifyHubspot(
  { body, header, url, now }: SignedRequest,
  secrets: readonly Buffer[],
): Verdict {
  const signature = header('x-hubspot-signature-v3');
  const timestamp = header('x-hubspot-request-timestamp');
  if (!signature || !timestamp) return 'missing';
  const time = timeIn(timestamp, 1);
  if (time === undefined) return 'wrong';
  const address = url.replaceAll(decoded, (escape) => decodeURIComponent(escape));
  const expected = secrets.map((secret) =>
    createHmac('sha256', secret)
      .update(`POST${address}`)
      .update(body)
      .update(timestamp)
      .digest('base64'),
  );
  if (!isOneOf([signature], expected)) return 'wrong';
  return isRecent(time, now) ? 'valid' : 'stale';
}
