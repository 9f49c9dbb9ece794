import { Prop, Schema } from '@nestjs/mongoose';
import {
  captureSources,
  erasureGrounds,
  importedStages,
  type CaptureSource,
  type DeletedDocuments,
  type ErasureGround,
  type ImportedStage,
  type KeptDocuments,
  type Profile,
  type RetentionPeriod,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

/** The contract's profile as a plain object. */
export type Bands = Pick<Profile, keyof Profile>;

/** How a first contact was noted before it was corrected. */
@Schema({ _id: false })
export class FormerFirstTouch {
  @Prop({ required: true }) readonly channel: string;

  @Prop() readonly campaignId?: string;

  @Prop({ required: true }) readonly at: Date;

  @Prop({ required: true }) readonly correctedAt: Date;

  @Prop({ required: true }) readonly reason: string;

  /** An earlier contact became known; otherwise somebody corrected it, and that stays. */
  @Prop() readonly automatic?: boolean;
}

/** Where a lead belongs by what it says of its company. */
@Schema({ _id: false })
export class LeadAccount {
  /** The account that it was last said to belong to on the log; absent where to none. */
  @Prop({ type: String }) id?: string;

  /** The account in which it says what it says; others may have been joined with it since. */
  @Prop({ type: String }) base?: string;

  /** The keyed hash of what it says. */
  @Prop({ type: String }) said?: string;

  /** The evidence, or a person, whose word stands whatever the lead says later. */
  @Prop({ type: String, enum: ['new', 'match', 'person'], required: true })
  by: 'new' | 'match' | 'person';

  /** The kinds of the evidence. */
  @Prop({ type: [String], default: undefined }) why?: readonly string[];
}

/** That a lead was erased: nothing else is kept of it then. */
@Schema({ _id: false })
export class LeadErasure {
  @Prop({ required: true }) readonly at: Date;

  @Prop({ type: String, enum: erasureGrounds, required: true }) readonly ground: ErasureGround;

  /** How many documents of each collection. */
  @Prop({ type: [Object], required: true }) readonly deleted: readonly DeletedDocuments[];

  /** What is kept all the same, and until when. */
  @Prop({ type: [Object], default: undefined }) readonly kept?: readonly KeptDocuments[];

  /** The lead that it had been merged into. */
  @Prop() readonly erasedWith?: string;

  /** The period that was over, of the playbook version below. */
  @Prop({ type: Object }) readonly period?: RetentionPeriod;

  @Prop() readonly playbook?: number;
}

/** That the lead turned out to be another one. */
@Schema({ _id: false })
export class Merged {
  /** The leads that stand for it, the nearest first: more than one where that one was merged as well. */
  @Prop({ type: [String], required: true }) readonly into: readonly string[];

  @Prop({ required: true }) readonly at: Date;
}

/** Another lead that turned out to be this one. */
@Schema({ _id: false })
export class AbsorbedLead {
  @Prop({ required: true }) readonly leadId: string;

  @Prop({ required: true }) readonly at: Date;
}

/** A lead as intake knows it, without anything personal: that is in the vault under the same id. */
@Schema({ collection: 'leads' })
export class Lead {
  /** UUIDv7, so that ids sort by time. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: String, enum: captureSources, required: true }) source: CaptureSource;

  /** Channel and campaign of the first contact, which is the earliest by time. */
  @Prop({ required: true }) channel: string;

  @Prop() campaignId?: string;

  /** Bands that identify nobody. */
  @Prop({ type: Object, required: true }) profile: Bands;

  /** How far it had come in another system, according to the newest file. */
  @Prop({ type: String, enum: importedStages }) stage?: ImportedStage;

  /** When that was so, where the other system has told it by itself. */
  @Prop() stageAt?: Date;

  /** When the first contact happened. */
  @Prop({ required: true }) capturedAt: Date;

  @Prop({ required: true }) touchpoints: number;

  @Prop() lastTouchpointAt?: Date;

  /** When the newest capture happened that taught something: an older one only fills gaps. */
  @Prop({ required: true }) knownAsOf: Date;

  /** The import that brought the lead in. */
  @Prop() importId?: string;

  /** How its first contact was recorded before it was corrected, the last ones, oldest first. */
  @Prop({ type: [FormerFirstTouch], default: undefined })
  corrections?: readonly FormerFirstTouch[];

  /** The company that it is of; absent where it says none. */
  @Prop({ type: LeadAccount }) account?: LeadAccount;

  /** Present once it was erased: all else but the id is absent then. */
  @Prop({ type: LeadErasure }) erased?: LeadErasure;

  /** Systems that know the lead under an id of theirs. */
  @Prop({ type: [String], required: true }) externalSystems: string[];

  /** Where it is merged. It is captured on under its own identity, and tells those that stand for it. */
  @Prop({ type: Merged }) merged?: Merged;

  /** All that were merged into it, with those that had been merged into them. */
  @Prop({ type: [AbsorbedLead], default: undefined }) absorbed?: readonly AbsorbedLead[];
}

export const LeadSchema = schemaFor(Lead);

/** The leads of an account, and those that say the same. */
LeadSchema.index(
  { 'account.base': 1, 'account.said': 1 },
  { partialFilterExpression: { 'account.base': { $exists: true } } },
);

/** The leads that were erased. */
LeadSchema.index(
  { 'erased.at': -1, _id: 1 },
  { partialFilterExpression: { 'erased.at': { $exists: true } } },
);
