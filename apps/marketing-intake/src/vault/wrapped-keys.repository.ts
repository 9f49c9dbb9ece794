import { Binary, type Document, type Filter } from 'mongodb';

export interface WrappedRow extends Document {
  _id: string;
}

/** A collection whose documents hold a key that is wrapped under the master key. */
export interface WrappedKeys {
  readonly collection: string;
  /** The field with the key. */
  readonly field: string;
}

/** In the order in which they are wrapped again: the hashes' secret first. */
export const wrappedKeys: readonly WrappedKeys[] = [
  { collection: 'vault_secrets', field: 'wrapped' },
  { collection: 'vault_keys', field: 'wrapped' },
  { collection: 'imports', field: 'key' },
  { collection: 'consent_proofs', field: 'wrapped' },
];

const namedBytes = 68;

/** Those that are not wrapped under the key of this id, by the first bytes of what is wrapped. */
export function notUnder({ field }: WrappedKeys, keyId: string): Filter<WrappedRow> {
  const prefix = Buffer.from(keyId, 'hex');
  const edge = (byte: number) =>
    new Binary(Buffer.concat([prefix, Buffer.alloc(namedBytes - prefix.length, byte)]));
  return {
    [field]: { $exists: true },
    $nor: [{ [field]: { $gte: edge(0), $lte: edge(0xff) } }],
  };
}
