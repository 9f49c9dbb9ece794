import type { Binary } from 'mongodb';

/** As the driver hands out bytes: itself, or in a wrapper. */
export function bytesOf(stored: Binary | Buffer): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
