import { randomFillSync } from 'node:crypto';

// Drawn in bulk: a system call for each key and nonce would cost as much as the encryption.
const pool = Buffer.alloc(8_192);
let drawn = pool.length;

/** So many bytes of cryptographic randomness; nothing of them stays in the pool. */
export function drawRandom(bytes: number): Buffer {
  if (drawn + bytes > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const taken = Buffer.from(pool.subarray(drawn, drawn + bytes));
  pool.fill(0, drawn, drawn + bytes);
  drawn += bytes;
  return taken;
}
