import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Names browsers by keyed hashes: a copy of the database cannot be matched with what is on a device. */
export class VisitorKeys {
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing visitors', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  of(page: string, visitor: string): string {
    return createHmac('sha256', this.key).update(`${page}\n${visitor}`).digest('base64url');
  }
}
