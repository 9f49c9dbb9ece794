import { Prop, Schema } from '@nestjs/mongoose';
import {
  captureSources,
  dealOutcomes,
  erasureGrounds,
  importedStages,
  type CaptureSource,
  type DealOutcome,
  type ErasureGround,
  type ImportedStage,
  type LossReason,
  type Money,
  type StreamName,
  type WholeNumber,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import { stages, type Stage } from './stages.js';
import type { LedgerState } from './ledger-states.js';

/** One fact of a lead's life. `details` holds ids, reasons and numbers, never contact data. */
@Schema({ _id: false })
export class TimelineEntry {
  @Prop({ type: String, required: true }) stream: StreamName;

  @Prop({ required: true }) sequence: number;

  @Prop({ required: true }) type: string;

  /** When it happened. */
  @Prop({ required: true }) time: Date;

  /** When it became known, where that was a second or more after it happened. */
  @Prop() knownAt?: Date;

  /** The version that decided it. */
  @Prop() playbook?: number;

  /** Ids, reasons and numbers, never contact data. */
  @Prop({ type: Object }) details?: Record<string, string | number>;
}

/** The newest facts about a lead. */
@Schema({ _id: false })
export class Timeline {
  /** How many facts there have been in all. */
  @Prop({ required: true }) count: number;

  @Prop({ type: [TimelineEntry], required: true }) entries: TimelineEntry[];
}

/** What one team owes the other for this lead, in one qualification cycle. */
@Schema({ _id: false })
export class LeadObligation {
  @Prop({ required: true }) level: string;

  @Prop({ required: true }) cycle: number;

  @Prop({ type: String, required: true }) state: 'armed' | 'at-risk' | 'met' | 'breached';

  @Prop({ required: true }) due: Date;

  /** Present if a breach turned out to be met on time. */
  @Prop({ type: Boolean }) corrected?: true;
}

export type HandoffState =
  | 'unassignable'
  | 'assigned'
  | 'accepted'
  | 'rejected'
  | 'recycled'
  | 'disqualified'
  | 'opportunity'
  | 'closed';

/** How the lead was captured. */
@Schema({ _id: false })
export class LeadCapture {
  @Prop({ required: true }) time: Date;

  @Prop({ required: true }) channel: string;

  @Prop({ type: String, enum: captureSources, required: true }) source: CaptureSource;

  @Prop() campaignId?: string;
}

/** Another lead that turned out to be this one. */
@Schema({ _id: false })
export class AbsorbedLead {
  /** Its first contact. */
  @Prop({ required: true }) time: Date;

  @Prop({ required: true }) channel: string;

  @Prop() campaignId?: string;

  @Prop({ required: true }) touchpoints: number;
}

@Schema({ _id: false })
export class LeadQualification {
  /** Of the first qualification. */
  @Prop({ required: true }) time: Date;

  /** The number of the newest one. */
  @Prop({ required: true }) cycle: number;
}

@Schema({ _id: false })
export class LeadElsewhere {
  @Prop({ type: String, enum: importedStages, required: true }) stage: ImportedStage;

  @Prop({ required: true }) time: Date;
}

/** Where sales is with it. */
@Schema({ _id: false })
export class LeadHandoff {
  @Prop({ type: String, required: true }) state: HandoffState;

  @Prop({ required: true }) cycle: number;

  @Prop() repId?: string;

  @Prop() reason?: string;
}

@Schema({ _id: false })
export class LeadDeal {
  @Prop({ type: String, enum: dealOutcomes, required: true }) outcome: DealOutcome;

  @Prop({ required: true }) time: Date;

  @Prop({ type: Object }) amount?: Money;

  @Prop({ type: String }) reason?: LossReason;
}

@Schema({ _id: false })
export class LeadPurchases {
  @Prop({ required: true }) count: number;

  /** In minor units, by currency. */
  @Prop({ type: Object, required: true }) amounts: Record<string, WholeNumber>;
}

@Schema({ _id: false })
export class LeadChurn {
  @Prop({ required: true }) time: Date;

  @Prop({ type: String, required: true }) reason: LossReason;
}

/** Of a lead that was erased, all that is kept besides. */
@Schema({ _id: false })
export class LeadErasure {
  @Prop({ required: true }) time: Date;

  @Prop({ type: String, enum: erasureGrounds, required: true }) ground: ErasureGround;
}

/**
 * All that is known of one lead, folded from every stream. Each part is written by the facts of one
 * stream only, or is a set, so that any interleaving of the streams gives the same lead. What is
 * absent has not arrived.
 */
@Schema({ collection: 'lead_stories' })
export class LeadView {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** How it first came: of all leads that turned out to be this one, the one that came first. */
  @Prop({ type: LeadCapture }) captured?: LeadCapture;

  /** Of itself alone. */
  @Prop({ required: true }) touchpoints: number;

  /** The account of its company, as the newest fact says. */
  @Prop({ type: String }) accountId?: string;

  /** Leads that turned out to be this one, by their ids. */
  @Prop({ type: Object }) absorbed?: Record<string, AbsorbedLead>;

  /** Where it has absorbed any: how it came itself. */
  @Prop({ type: LeadCapture }) ownCapture?: LeadCapture;

  /** The lead that stands for it: this one counts as merged, and with the money it brought. */
  @Prop() mergedInto?: string;

  @Prop() score?: number;

  /** The first qualification, and the number of the newest one. */
  @Prop({ type: LeadQualification }) qualified?: LeadQualification;

  /** How far it had come in another system: history, which stands for its first cycle. */
  @Prop({ type: LeadElsewhere }) elsewhere?: LeadElsewhere;

  @Prop({ type: LeadHandoff }) handoff?: LeadHandoff;

  /** When the lead first got there. */
  @Prop({ type: Object, required: true })
  first: Partial<Record<'assigned' | 'accepted' | 'opportunity' | 'closed', Date>>;

  @Prop({ type: LeadDeal }) deal?: LeadDeal;

  @Prop({ type: LeadPurchases, required: true }) purchases: LeadPurchases;

  @Prop({ type: LeadChurn }) churned?: LeadChurn;

  @Prop({ type: LeadErasure }) erased?: LeadErasure;

  @Prop({ type: [LeadObligation], required: true }) obligations: LeadObligation[];

  @Prop({ type: Timeline, required: true }) timeline: Timeline;

  /** Derived from the above: month of capture, `yyyy-MM` UTC. Absent before LeadCaptured came. */
  @Prop() cohort?: string;

  /** Derived: the stages reached. Empty before LeadCaptured came. */
  @Prop({ type: [String], enum: stages, required: true }) reached: Stage[];

  /** Derived: the one column of the ledger that this lead counts in. */
  @Prop({ type: String }) ledger?: LedgerState;
}

export const LeadViewSchema = schemaFor(LeadView);

/** The leads behind a column of the ledger. */
LeadViewSchema.index({ ledger: 1, _id: 1 });

/** The leads of a month and a channel. */
LeadViewSchema.index({ cohort: 1, 'captured.channel': 1, _id: 1 });

/** The leads of a campaign. */
LeadViewSchema.index(
  { 'captured.campaignId': 1, _id: 1 },
  { partialFilterExpression: { 'captured.campaignId': { $exists: true } } },
);
