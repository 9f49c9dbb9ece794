import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { ImportFormat } from './import-formats.js';

/**
 * Names what an import is made of without telling it: equal for two of the same name, format and
 * mapping; says nothing without the vault's secret.
 */
export class ImportLikeness {
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing imports', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  of(name: string, format: ImportFormat, mapping: string): string {
    const text = JSON.stringify([name, format, mapping]);
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
