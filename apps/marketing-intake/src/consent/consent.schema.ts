import { Prop, Schema } from '@nestjs/mongoose';
import { legalBases, type LegalBasis } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';
import { givenAs } from '../capture/read-consents.js';
import type { GivenAs } from './consent-statement.js';

/** What a lead has said about a purpose at one time. It is never changed but by its confirmation. */
@Schema({ collection: 'consents' })
export class Consent {
  /** The same for the same statement of a lead. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) leadId: string;

  /** An id of the playbook. */
  @Prop({ required: true }) purpose: string;

  @Prop({ type: String, enum: ['given', 'withdrawn'], required: true }) state:
    | 'given'
    | 'withdrawn';

  @Prop({ type: String, enum: legalBases }) basis?: LegalBasis;

  /** Of the text that was agreed to. */
  @Prop() textVersion?: string;

  /** The form, file or system that it was said in. */
  @Prop({ required: true }) source: string;

  @Prop({ type: String, enum: givenAs }) givenAs?: GivenAs;

  /** When it was said. */
  @Prop({ required: true }) at: Date;

  /** When it became known here. */
  @Prop({ required: true }) recordedAt: Date;

  /** It counts once it is confirmed. */
  @Prop() awaits?: boolean;

  /** Until then the link to confirm is good; absent where none was made. */
  @Prop() linkUntil?: Date;

  /** When the sender's own tool is told of the link next; absent where that is done or given up. */
  @Prop() tellAt?: Date;

  /** How often that was tried. */
  @Prop() tellings?: number;

  @Prop() confirmedAt?: Date;

  /** By the link that was made here, or as the sender says. */
  @Prop({ type: String, enum: ['link', 'sender'] }) confirmedBy?: 'link' | 'sender';

  /** So many years the proof is kept, from the day it was given and again from each use. */
  @Prop() keepProofYears?: number;

  /** When it was relied on, the last 200, oldest first. */
  @Prop({ type: [Date], default: undefined }) uses?: Date[];

  /** How often it was relied on. */
  @Prop() timesUsed?: number;

  /** IP addresses, under the key of the lead's vault entry. */
  @Prop({ type: Buffer }) sealed?: Binary | Buffer;
}

export const ConsentSchema = schemaFor(Consent);

/** What was said by one lead. */
ConsentSchema.index({ leadId: 1 });

/** The links that are good. */
ConsentSchema.index(
  { linkUntil: 1 },
  { partialFilterExpression: { linkUntil: { $type: 'date' } } },
);

/** The links that the sender's own tool has to be told of. */
ConsentSchema.index({ tellAt: 1 }, { partialFilterExpression: { tellAt: { $type: 'date' } } });
