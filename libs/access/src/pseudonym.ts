import { createHmac } from 'node:crypto';

/**
 * What stands for a caller on facts: HMAC-SHA256 of issuer and subject under the key that all services
 * share, as base64url. The same caller has the same one everywhere; without the key nobody can tell
 * who it is, and once the key is thrown away nobody ever can.
 */
export function pseudonymOf(key: Buffer, issuer: string, subject: string): string {
  return createHmac('sha256', key).update(`${issuer}\0${subject}`).digest('base64url');
}
