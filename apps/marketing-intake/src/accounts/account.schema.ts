import { attachReasons, detachReasons } from '@smarketing/contracts';
import type { AttachReason, DetachReason } from '@smarketing/contracts';
import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';

/** Leads of the account are to be told where they belong by now. */
@Schema({ _id: false })
export class Unsettled {
  @Prop({ type: String, enum: attachReasons, required: true }) attached: AttachReason;

  @Prop({ type: String, enum: detachReasons, required: true }) detached: DetachReason;

  /** Until then a capture that began before may still attach a lead as it was. */
  @Prop({ required: true }) until: Date;
}

/**
 * A company as leads say it. Accounts that turn out to be one are joined, and keep what is their own: so
 * they can be separated again.
 */
@Schema({ collection: 'accounts' })
export class Account {
  /** UUIDv7, so that ids sort by time. */
  @Prop({ type: String, required: true }) _id: string;

  /** The account that it is a part of: itself, or one that it was joined into, perhaps over others. */
  @Prop({ type: String, required: true }) root: string;

  /** The account that it was joined into, and the question that says why. */
  @Prop({ type: Object }) joined?: { into: string; by: string };

  /** Others were joined into it once. */
  @Prop({ type: Boolean }) hasParts?: true;

  @Prop({ required: true }) since: Date;

  /**
   * False: what its leads say is not enough to call them one company, so that they are attached to none
   * until somebody says yes. Counts where it is the root.
   */
  @Prop({ type: Boolean, required: true }) attaches: boolean;

  /** What its leads say would attach another one that says the same, without a question. */
  @Prop({ type: Boolean, required: true }) isSure: boolean;

  /** Somebody has said that its leads are one company. */
  @Prop({ type: Boolean }) confirmed?: true;

  /** Somebody was asked whether they are. */
  @Prop({ type: Boolean }) asked?: true;

  /** Keyed hashes that it alone has: of all that is said, and of domain and name together. */
  @Prop({ type: [String], default: undefined }) claims?: string[];

  /** Keyed hashes by which it is looked up. */
  @Prop({ type: [String], default: undefined }) keys?: string[];

  /** What its leads say, sealed as contact data are, under the account's key in `vault_keys`. */
  @Prop({ type: Buffer }) sealed?: Binary | Buffer;

  /** Accounts of which somebody has said that they are other companies. */
  @Prop({ type: [String], default: undefined }) refused?: string[];

  @Prop({ type: Unsettled }) unsettled?: Unsettled;
}

export const AccountSchema = schemaFor(Account);

/** Of one company two captures at once make one account. */
AccountSchema.index(
  { claims: 1 },
  { unique: true, partialFilterExpression: { claims: { $exists: true } } },
);

/** Accounts that may be the same company. */
AccountSchema.index({ keys: 1 }, { partialFilterExpression: { keys: { $exists: true } } });

/** The parts of an account. */
AccountSchema.index({ root: 1, _id: 1 });

/** Those of which leads are to be told. */
AccountSchema.index(
  { 'unsettled.until': 1 },
  { partialFilterExpression: { 'unsettled.until': { $exists: true } } },
);
