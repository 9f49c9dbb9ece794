import { Prop, Schema } from '@nestjs/mongoose';
import {
  erasureGrounds,
  type DeletedDocuments,
  type ErasureGround,
  type KeptDocuments,
  type RetentionPeriod,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import type { Reader } from './readers.js';

/** What is known of the erasure of one lead: what was deleted, and which services have confirmed it. */
@Schema({ collection: 'erasures' })
export class Erasure {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** Absent while only confirmations have arrived. */
  @Prop() at?: Date;

  @Prop({ type: String, enum: erasureGrounds }) ground?: ErasureGround;

  /** The version under which it was decided that its time was over. */
  @Prop() playbook?: number;

  @Prop({ type: [Object], default: undefined }) deleted?: DeletedDocuments[];

  @Prop({ type: [Object], default: undefined }) kept?: KeptDocuments[];

  /** The lead that it had been merged into, and with which it was erased. */
  @Prop() erasedWith?: string;

  @Prop({ type: Object }) period?: RetentionPeriod;

  /** When each service had deleted what it held. */
  @Prop({ type: Object, required: true }) confirmed: Partial<Record<Reader, Date>>;
}

export const ErasureSchema = schemaFor(Erasure);

/** The erasures, newest first. */
ErasureSchema.index({ at: -1, _id: 1 });
