import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { Contact } from './contact.js';

const ivBytes = 12;
const tagBytes = 16;
export const dataKeyBytes = 32;

/** Thrown where an entry was changed, belongs to another lead, or was sealed under another key. */
export class SealBrokenError extends Error {
  constructor(
    readonly leadId: string,
    cause: unknown,
  ) {
    super(
      `The vault entry of lead ${leadId} cannot be opened: it was sealed under another VAULT_KEY, or damaged. Start the service with the key that sealed it.`,
      { cause },
    );
    this.name = 'SealBrokenError';
  }
}

/**
 * Seals contact data by AES-256-GCM under a data key of the one lead, which itself is wrapped by a
 * key derived from VAULT_KEY: who deletes the wrapped key has erased the entry and every copy of
 * it. Both are bound to the lead's id, so that no entry passes for that of another lead.
 */
export class ContactSeal {
  private readonly wrappingKey: KeyObject;

  constructor(
    vaultKey: Buffer,
    private readonly random: (bytes: number) => Buffer,
  ) {
    const derived = hkdfSync('sha256', vaultKey, '', 'smarketing vault keys', 32);
    this.wrappingKey = createSecretKey(Buffer.from(derived));
  }

  newDataKey(): KeyObject {
    return createSecretKey(this.random(dataKeyBytes));
  }

  wrap(leadId: string, dataKey: KeyObject): Buffer {
    return this.encrypt(this.wrappingKey, `key\n${leadId}`, dataKey.export());
  }

  unwrap(leadId: string, wrapped: Buffer): KeyObject {
    return createSecretKey(decrypt(this.wrappingKey, `key\n${leadId}`, wrapped, leadId));
  }

  /** Other entries that may name persons are sealed likewise, under an id of their own. */
  seal<T extends object = Contact>(leadId: string, dataKey: KeyObject, entry: T): Buffer {
    return this.encrypt(dataKey, `entry\n${leadId}`, Buffer.from(JSON.stringify(entry)));
  }

  open<T extends object = Contact>(leadId: string, dataKey: KeyObject, sealed: Buffer): T {
    return JSON.parse(decrypt(dataKey, `entry\n${leadId}`, sealed, leadId).toString()) as T;
  }

  private encrypt(key: KeyObject, boundTo: string, plain: Buffer): Buffer {
    const iv = this.random(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]);
  }
}

function decrypt(key: KeyObject, boundTo: string, sealed: Buffer, leadId: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch (error) {
    throw new SealBrokenError(leadId, error);
  }
}
