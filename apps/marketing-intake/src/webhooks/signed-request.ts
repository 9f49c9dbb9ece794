import { createHash, timingSafeEqual } from 'node:crypto';

/** A delivery as it arrived, and what its signature is checked over. */
export interface SignedRequest {
  /** The bytes of the body, as they came. */
  readonly body: Buffer;
  /** The one value of a header; undefined where it is missing or comes more than once. */
  readonly header: (name: string) => string | undefined;
  /** The address that the sender was told, which proxies may have changed since. */
  readonly url: string;
  readonly now: Date;
}

/** `stale`: signed well, and too long ago, or ahead of the clock. */
export type Verdict = 'valid' | 'missing' | 'wrong' | 'stale';

/** How far from now a signed time may be, in milliseconds, in both directions. */
const tolerance = 5 * 60_000;
const digits = /^\d{1,16}$/;

/** Whether two secrets are the same one, in a time that tells neither where they differ nor how long they are. */
export function isSame(given: string | Buffer, expected: string | Buffer): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

/** Whether `given` is what one of the secrets makes; all of them are tried, whichever fits. */
export function isOneOf(given: readonly string[], expected: readonly string[]): boolean {
  let fits = false;
  for (const one of given) for (const other of expected) fits = isSame(one, other) || fits;
  return fits;
}

/** Milliseconds of a time that is written as digits; undefined for anything else. */
export function timeIn(text: string, unit: number): number | undefined {
  return digits.test(text) ? Number(text) * unit : undefined;
}

export function isRecent(time: number, now: Date): boolean {
  return Math.abs(now.getTime() - time) <= tolerance;
}

function digestOf(secret: string | Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
