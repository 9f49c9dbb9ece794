import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';

/**
 * The secret that keyed hashes are made under (`hashes`): of identities, of own words, of traits. It
 * outlives the rotations of the master key, since a hash that changed would make everybody a new lead.
 */
@Schema({ collection: 'vault_secrets' })
export class VaultSecret {
  /** `hashes`. */
  @Prop({ type: String, required: true }) _id: string;

  /** Under the master key. */
  @Prop({ type: Buffer, required: true }) wrapped: Binary | Buffer;
}

export const VaultSecretSchema = schemaFor(VaultSecret);
