import { createSecretKey } from 'node:crypto';
import { nameOfCollection } from '@smarketing/event-bus';
import type { Db } from 'mongodb';
import { Identity } from '../identity/identity.schema.js';
import { bytesOf } from './bytes-of.js';
import type { MasterKey, MasterKeys } from './master-keys.js';
import { LostVaultSecretError, OtherVaultKeyError, RetiredKeyError } from './other-vault-key.js';
import { keyIdOf, SealBrokenError, type ContactSeal } from './seal-contact.js';
import { VaultRotation } from './vault-rotation.schema.js';
import { VaultSecret } from './vault-secret.schema.js';
import { VaultKey } from './vault.schema.js';

const hashes = 'hashes';
/** So many of the newest entries are tried: one of them may be damaged. */
const tried = 3;

/** By this name the secret is injected that keyed hashes are made under. */
export const HASH_SECRET = Symbol('smarketing:hash-secret');

/**
 * The secret that keyed hashes are made under. Made at the first start: where there are hashes already,
 * which were made under the master key itself, it is that key; else it is drawn. Throws
 * {@link OtherVaultKeyError}, {@link RetiredKeyError}, {@link LostVaultSecretError}.
 */
export async function hashSecret(
  db: Db,
  keys: MasterKeys,
  seal: ContactSeal,
  random: (bytes: number) => Buffer,
): Promise<Buffer> {
  const secrets = db.collection<VaultSecret>(nameOfCollection(VaultSecret));
  const known = await secrets.findOne({ _id: hashes });
  if (known) return opened(db, keys, seal, bytesOf(known.wrapped));
  const used = await keyInUse(db, keys, seal);
  const secret = used?.bytes ?? random(32);
  try {
    const wrapped = seal.wrap(hashes, createSecretKey(secret));
    await secrets.insertOne({ _id: hashes, wrapped }, { writeConcern: { w: 'majority' } });
    return secret;
  } catch (error) {
    // Another instance was first.
    const theirs = await secrets.findOne({ _id: hashes });
    if (!theirs) throw error;
    return opened(db, keys, seal, bytesOf(theirs.wrapped));
  }
}

async function opened(
  db: Db,
  { configured }: MasterKeys,
  seal: ContactSeal,
  wrapped: Buffer,
): Promise<Buffer> {
  try {
    return seal.unwrap(hashes, wrapped).export();
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    const rotations = db.collection<VaultRotation>(nameOfCollection(VaultRotation));
    const isRetired = await rotations.findOne({ retired: configured.id });
    throw isRetired ? new RetiredKeyError() : new OtherVaultKeyError(error);
  }
}

/** The key that what is there was made under; undefined where nothing is there. */
export async function keyInUse(
  db: Db,
  keys: MasterKeys,
  seal: ContactSeal,
): Promise<MasterKey | undefined> {
  const newest = await db
    .collection<VaultKey>(nameOfCollection(VaultKey))
    .find()
    .sort({ _id: -1 })
    .limit(tried)
    .toArray();
  if (newest.length === 0) {
    const anybody = await db.collection(nameOfCollection(Identity)).findOne();
    return anybody ? keys.configured : undefined;
  }
  for (const { _id, wrapped } of newest) {
    const bytes = bytesOf(wrapped);
    if (keyIdOf(bytes) !== undefined) throw new LostVaultSecretError();
    const used = keys.held.find((key) => seal.opens(key, _id, bytes));
    if (used) return used;
  }
  throw new OtherVaultKeyError(undefined);
}
