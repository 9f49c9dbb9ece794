import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import type { Contact } from './contact.js';
import { keyIdBytes, type MasterKey, type MasterKeys } from './master-keys.js';

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

/** Wrapped before the first rotation: it does not say under which key. */
const unnamedBytes = ivBytes + tagBytes + dataKeyBytes;

/**
 * Seals contact data by AES-256-GCM under a data key of the one lead, which itself is wrapped by a
 * key derived from VAULT_KEY: who deletes the wrapped key has erased the entry and every copy of
 * it. Both are bound to the lead's id, so that no entry passes for that of another lead.
 */
export class ContactSeal {
  constructor(
    private readonly keys: MasterKeys,
    private readonly random: (bytes: number) => Buffer,
  ) {}

  newDataKey(): KeyObject {
    return createSecretKey(this.random(dataKeyBytes));
  }

  wrap(leadId: string, dataKey: KeyObject): Buffer {
    const { current, areNamed } = this.keys;
    const wrapped = this.encrypt(current.wrapping, `key\n${leadId}`, dataKey.export());
    return areNamed ? Buffer.concat([Buffer.from(current.id, 'hex'), wrapped]) : wrapped;
  }

  /** Under whichever of the keys that are held. */
  unwrap(leadId: string, wrapped: Buffer): KeyObject {
    let broken = new SealBrokenError(leadId, undefined);
    for (const { wrapping } of this.candidatesFor(wrapped)) {
      try {
        const bytes = wrapped.length > unnamedBytes ? wrapped.subarray(keyIdBytes) : wrapped;
        return createSecretKey(decrypt(wrapping, `key\n${leadId}`, bytes, leadId));
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        broken = error;
      }
    }
    throw broken;
  }

  /** Whether this key opens it, wrapped before the first rotation. */
  opens({ wrapping }: MasterKey, leadId: string, unnamed: Buffer): boolean {
    try {
      decrypt(wrapping, `key\n${leadId}`, unnamed, leadId);
      return true;
    } catch {
      return false;
    }
  }

  /** Whether it is wrapped under the key that all is to be wrapped under, and says so. */
  isCurrent(wrapped: Buffer): boolean {
    return keyIdOf(wrapped) === this.keys.current.id;
  }

  private candidatesFor(wrapped: Buffer): readonly MasterKey[] {
    const id = keyIdOf(wrapped);
    if (id === undefined) return this.keys.held;
    const named = this.keys.of(id);
    return named ? [named] : [];
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

/** Under which master key it is wrapped; undefined where it does not say. */
export function keyIdOf(wrapped: Buffer): string | undefined {
  if (wrapped.length <= unnamedBytes) return undefined;
  return wrapped.subarray(0, keyIdBytes).toString('hex');
}
