import { Prop, Schema } from '@nestjs/mongoose';
import {
  dealOutcomes,
  importedStages,
  touchpointKinds,
  type Contribution,
  type DealOutcome,
  type ImportedStage,
  type Profile,
  type TouchpointKind,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import type { Evaluation } from './evaluate-score.js';

/** A score as it was decided, with the agreement it was decided under. */
@Schema({ _id: false })
export class Assessment implements Evaluation {
  @Prop({ required: true }) score: number;

  /** Where each point comes from: they sum to the score exactly. */
  @Prop({ type: [Object], required: true }) contributions: Contribution[];

  @Prop({ required: true }) threshold: number;

  /** Playbook version. */
  @Prop({ required: true }) playbook: number;

  /** When the fact that led to it happened. */
  @Prop({ required: true }) at: Date;
}

/** Sales was done with a cycle of the lead. */
@Schema({ _id: false })
export class End {
  @Prop({ required: true }) cycle: number;

  @Prop({ required: true }) at: Date;
}

/** How a deal of the lead ended. */
@Schema({ _id: false })
export class Outcome extends End {
  @Prop({ type: String, enum: dealOutcomes, required: true }) result: DealOutcome;
}

/** A touchpoint by which somebody asks for sales. */
@Schema({ _id: false })
export class Request {
  @Prop({ type: String, enum: touchpointKinds, required: true }) kind: TouchpointKind;

  @Prop({ required: true }) at: Date;
}

/** What a lead did after it had first qualified. */
@Schema({ _id: false })
export class Again {
  @Prop({ type: Request }) asked?: Request;

  /** Left its score at the threshold. */
  @Prop() touchedAt?: Date;
}

/** How far another system had led the lead. */
@Schema({ _id: false })
export class Elsewhere {
  @Prop({ type: String, enum: importedStages, required: true }) stage: ImportedStage;

  @Prop({ required: true }) at: Date;

  /** Once that is published. */
  @Prop({ type: Boolean }) told?: true;
}

/** What the lead would be if it had nothing to do with any other. */
@Schema({ _id: false })
export class Alone {
  @Prop({ required: true }) cycle: number;

  @Prop({ type: Assessment }) assessment?: Assessment;

  @Prop() lastOverThreshold?: Date;

  @Prop({ type: Again }) again?: Again;
}

/** What was told of a lead before it was merged away. */
@Schema({ _id: false })
export class Told {
  @Prop({ type: Assessment }) assessment?: Assessment;

  @Prop({ type: Again }) again?: Again;
}

/** Another lead that turned out to be this one. */
@Schema({ _id: false })
export class AbsorbedLead {
  /** Channel, campaign and time of its first contact. */
  @Prop({ required: true }) channel: string;

  @Prop() campaignId?: string;

  @Prop({ required: true }) at: Date;

  @Prop({ type: Object, required: true }) profile: Profile;

  /** How many of each kind. */
  @Prop({ type: Object, required: true }) touchpoints: Partial<Record<TouchpointKind, number>>;

  /** When the newest of each kind was. */
  @Prop({ type: Object, required: true }) newest: Partial<Record<TouchpointKind, Date>>;

  /** When it was last heard of. */
  @Prop({ required: true }) newsAt: Date;

  /** When it was merged. */
  @Prop({ required: true }) knownSince: Date;
}

/** All that scoring keeps of one lead: enough to score it again and to explain its score. */
@Schema({ collection: 'scorecards' })
export class ScoreCard {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** Missing until the lead's capture has arrived; without it there is no score. */
  @Prop() channel?: string;

  @Prop() campaignId?: string;

  /** When its own first contact was; absent on cards from before this was kept. */
  @Prop() capturedAt?: Date;

  /** When it was last heard of itself; corrections are not news. */
  @Prop() newsAt?: Date;

  @Prop({ type: Object, required: true }) profile: Profile;

  /** How many of each kind. */
  @Prop({ type: Object, required: true }) touchpoints: Partial<Record<TouchpointKind, number>>;

  /** With those that it has absorbed, as `lastOverThreshold` and `again`. */
  @Prop({ type: Assessment }) assessment?: Assessment;

  /** The latest time at which something the lead did, or became, left it at or over the threshold. */
  @Prop() lastOverThreshold?: Date;

  /** How many times the lead qualified: the number of its current cycle, 0 before the first. */
  @Prop({ required: true }) cycle: number;

  /** When sales gave the lead back, by cycle. */
  @Prop({ type: [End], required: true }) recycled: End[];

  /** When a deal of it was lost, by cycle. */
  @Prop({ type: [End], default: undefined }) lost?: End[];

  /** When sales gave it up, by cycle. */
  @Prop({ type: [End], default: undefined }) disqualified?: End[];

  /** The latest that it did after it had first qualified: asked for sales, and left its score at the threshold. */
  @Prop({ type: Again }) again?: Again;

  /** How far it had come in another system, which stands for its first cycle; `told` once that is published. */
  @Prop({ type: Elsewhere }) elsewhere?: Elsewhere;

  /** When the lead was erased: nothing else is kept of it then. */
  @Prop() erased?: Date;

  /** How its last deal ended. */
  @Prop({ type: Outcome }) outcome?: Outcome;

  /** Leads that turned out to be this one, by their ids. */
  @Prop({ type: Object }) absorbed?: Record<string, AbsorbedLead> | undefined;

  /** Where it has absorbed any, or is merged: what it is by itself. */
  @Prop({ type: Alone }) alone?: Alone;

  /** The lead that stands for it: it is scored on, and nothing is told of it. */
  @Prop() mergedInto?: string;

  /** Where it is merged: what was told of it before. */
  @Prop({ type: Told }) told?: Told;
}

export const ScoreCardSchema = schemaFor(ScoreCard);
