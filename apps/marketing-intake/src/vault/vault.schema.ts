import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';

/** The contact data of a lead, sealed under a key of the lead's own. */
@Schema({ collection: 'vault' })
export class VaultEntry {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** AES-256-GCM. */
  @Prop({ type: Buffer, required: true }) sealed: Binary | Buffer;
}

export const VaultEntrySchema = schemaFor(VaultEntry);

/** The key of an entry. Apart from the entries, so that a backup of these need not hold the keys. */
@Schema({ collection: 'vault_keys' })
export class VaultKey {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** Under the key of the service. */
  @Prop({ type: Buffer, required: true }) wrapped: Binary | Buffer;

  /** Keys of the words of the lead's own: they are counted by these, and gone with the entry's key. */
  @Prop({ type: [String], default: undefined }) words?: string[];

  /** Keys of what the lead may have in common with others who are the same person, such as its phone number. */
  @Prop({ type: [String], default: undefined }) traits?: string[];
}

export const VaultKeySchema = schemaFor(VaultKey);

/** Counts the leads that have a word. */
VaultKeySchema.index({ words: 1 }, { sparse: true });
/** Finds the leads that have one of some traits. */
VaultKeySchema.index({ traits: 1 }, { sparse: true });
