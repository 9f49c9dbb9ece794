import { createHmac } from 'node:crypto';
import { isOneOf, isRecent, timeIn, type SignedRequest, type Verdict } from './signed-request.js';

/** As many signatures as one header may hold: of senders that rotate there are two. */
const mostSignatures = 10;
const second = 1_000;
const id = /^[!-~]{1,200}$/;

/**
 * Standard Webhooks: the id, the time in seconds and the body, joined by dots, by HMAC-SHA256 in base64,
 * each signature behind `v1,`. Several, separated by blanks, are of secrets that are being rotated.
 */
export function verifyStandard(
  { body, header, now }: SignedRequest,
  secrets: readonly Buffer[],
): Verdict {
  const messageId = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  const signature = header('webhook-signature');
  if (!messageId || !timestamp || !signature) return 'missing';
  const signatures = signature.split(' ');
  const time = timeIn(timestamp, second);
  if (time === undefined || !id.test(messageId) || signatures.length > mostSignatures) {
    return 'wrong';
  }
  const expected = secrets.map((secret) => {
    const signed = createHmac('sha256', secret).update(`${messageId}.${timestamp}.`);
    return `v1,${signed.update(body).digest('base64')}`;
  });
  if (!isOneOf(signatures, expected)) return 'wrong';
  return isRecent(time, now) ? 'valid' : 'stale';
}

const prefix = 'whsec_';
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const fewestBytes = 24;
const mostBytes = 64;

/** The key in a secret as senders are given it; undefined where it is none. */
export function standardKey(secret: string): Buffer | undefined {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  const key = Buffer.from(base64.test(text) ? text : '', 'base64');
  return key.length >= fewestBytes && key.length <= mostBytes ? key : undefined;
}
