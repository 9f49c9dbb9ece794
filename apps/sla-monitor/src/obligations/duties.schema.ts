import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { ObligedAct } from '@smarketing/playbook';
import { obligationStates, type ObligationState } from './obligation-states.js';

/** One duty of a service level towards one lead, in one cycle of its handoff. */
@Schema({ _id: false })
export class Obligation {
  /** `<leadId>:<level>:<cycle>`. */
  @Prop({ required: true }) id: string;

  /** Id of the service level in the playbook. */
  @Prop({ required: true }) level: string;

  /** What has to be done; absent for the original act, `accept-or-reject`. */
  @Prop({ type: String }) act?: ObligedAct;

  @Prop({ required: true }) cycle: number;

  @Prop({ required: true }) repId: string;

  @Prop({ required: true }) armedAt: Date;

  @Prop({ required: true }) due: Date;

  @Prop({ required: true }) atRiskAt: Date;

  /** How long after the due a breach is declared. */
  @Prop({ required: true }) graceSeconds: number;

  @Prop({ type: String, enum: obligationStates, required: true }) state: ObligationState;

  /** True if a breach was taken back: the act had happened on time, its fact came late. */
  @Prop({ required: true }) corrected: boolean;

  @Prop({ type: Date }) metAt: Date | null;

  /** Business minutes from arming to the act, if it was done on time. */
  @Prop({ type: Number }) usedMinutes: number | null;

  /** Id of the calendar that its minutes count in, of the playbook version below. */
  @Prop({ required: true }) calendar: string;

  /** The version it was armed under. It stays under that version whatever is published later. */
  @Prop({ required: true }) playbook: number;
}

/** Another lead stands for it. */
@Schema({ _id: false })
export class MergedDuties {
  @Prop({ required: true }) into: string;

  /** Since when: its deadlines rest from then on. */
  @Prop({ required: true }) at: Date;
}

/** All that is or was owed for one lead. */
@Schema({ collection: 'duties' })
export class Duties {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: [Obligation], required: true }) obligations: Obligation[];

  /** When the lead was erased: from then on nothing is owed for it, and what was owed is not kept. */
  @Prop() erased?: Date;

  @Prop({ type: MergedDuties }) merged?: MergedDuties;

  /** The next of all deadlines; null when nothing is owed, or the lead is merged. May lie in the past: then it is due now. */
  @Prop({ type: Date }) wakeAt: Date | null;
}

export const DutiesSchema = schemaFor(Duties);

/** The list of obligations of one state. */
DutiesSchema.index({ 'obligations.state': 1, _id: 1 });

/** The list of obligations of one rep. */
DutiesSchema.index({ 'obligations.repId': 1, _id: 1 });
