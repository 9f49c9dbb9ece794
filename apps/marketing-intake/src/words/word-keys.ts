import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { OwnWords, WordList } from '../vault/contact.js';

/**
 * Names words without telling them: equal for two leads that said the same in one list, in any letter
 * case; says nothing without the vault's secret. `industry:<HMAC>`.
 */
export class WordKeys {
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing own words', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  keysOf(words: OwnWords | undefined): string[] {
    return Object.entries(words ?? {}).map(([list, word]) => this.keyOf(list as WordList, word!));
  }

  private keyOf(list: WordList, word: string): string {
    const plain = word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
    const hmac = createHmac('sha256', this.key).update(`${list}\n${plain}`);
    return `${list}:${hmac.digest('base64url')}`;
  }
}
