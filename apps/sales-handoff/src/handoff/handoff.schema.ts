import { Prop, Schema } from '@nestjs/mongoose';
import { touchpointKinds, type Lane, type Money, type TouchpointKind } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import { stages, type Act, type Stage } from './stages.js';

/** A caller in the role by which he was allowed to. */
@Schema({ _id: false })
export class Doer {
  /** The pseudonym of the caller. */
  @Prop({ required: true }) readonly subject: string;

  @Prop({ required: true }) readonly role: string;
}

/** One step of a handoff, with all that was said about it. Purchases are not among them. */
@Schema({ _id: false })
export class Step {
  @Prop({ type: String, required: true })
  readonly act: Exclude<Act, 'purchases'> | 'qualify' | 'assign' | 'import';

  /** The stage that it led to. */
  @Prop({ type: String, enum: stages, required: true }) readonly stage: Stage;

  @Prop({ required: true }) readonly cycle: number;

  @Prop({ required: true }) readonly at: Date;

  @Prop() readonly repId?: string;

  @Prop() readonly reason?: string;

  @Prop({ type: Object }) readonly expected?: Money;

  @Prop({ type: Object }) readonly amount?: Money;

  /** Who did it: absent if the service did, and on steps from before this was kept. */
  @Prop({ type: Doer }) readonly by?: Doer;
}

/** Where an event comes from. */
@Schema({ _id: false })
export class Origin {
  @Prop({ required: true }) readonly correlationId: string;

  @Prop({ required: true }) readonly causationId: string;

  @Prop({ type: String }) readonly traceparent: string | undefined;

  /** When its owner committed it; absent on events from before it was told. */
  @Prop({ type: Date }) readonly committedAt: Date | undefined;

  /** How it came: alone, or with many others. */
  @Prop({ type: String, required: true }) readonly lane: Lane;
}

/** A customer got in touch once more, for the rep to see. */
@Schema({ _id: false })
export class CustomerRequest {
  @Prop({ type: String, enum: touchpointKinds, required: true }) readonly kind: TouchpointKind;

  @Prop({ required: true }) readonly at: Date;
}

/** What sales does with one lead. Fields of the current cycle; `history` holds all cycles. */
@Schema({ collection: 'handoffs' })
export class Handoff {
  /** The lead's id. */
  @Prop({ type: String, required: true }) readonly _id: string;

  @Prop({ type: String, enum: stages, required: true }) readonly stage: Stage;

  /** Which qualification of the lead it is: 1, and one more each time it comes back. */
  @Prop({ required: true }) readonly cycle: number;

  @Prop({ required: true }) readonly qualifiedAt: Date;

  /** The event that qualified it: what is decided of it later, without a request, goes back to that. */
  @Prop({ type: Origin }) readonly qualifiedBy?: Origin;

  @Prop({ required: true }) readonly score: number;

  @Prop({ required: true }) readonly channel: string;

  /** True once it was announced that no rep could take it; only once in a cycle. */
  @Prop({ required: true }) readonly unassignable: boolean;

  /** True if the cycle is history that a file brought along: nobody here has worked on it. */
  @Prop() readonly imported?: boolean;

  @Prop() readonly repId?: string;

  /** When each stage was reached, in this cycle. */
  @Prop({ type: Object, required: true }) readonly times: Readonly<Partial<Record<Stage, Date>>>;

  @Prop() readonly opportunityId?: string;

  /** The value that the deal was expected to have. */
  @Prop({ type: Object }) readonly expected?: Money;

  /** The value of the deal won. */
  @Prop({ type: Object }) readonly amount?: Money;

  /** Why it was rejected, lost, or the customer left. */
  @Prop() readonly reason?: string;

  /** How many were recorded. */
  @Prop({ required: true }) readonly purchases: number;

  /** What the customer asked for since the deal was won, the last ones, oldest first. */
  @Prop({ type: [CustomerRequest], default: undefined })
  readonly askedAgain?: readonly CustomerRequest[];

  /** When the lead was erased: nothing else is kept of it then, not even a stage. */
  @Prop() readonly erased?: Date;
  /** The lead that stands for it since it was merged: sales has nothing to do with this one. */
  @Prop() readonly mergedInto?: string;

  /** Since when it stands for itself again, while it waits for a rep: nobody could have it before. */
  @Prop() readonly restoredAt?: Date;

  /** The last steps, oldest first. */
  @Prop({ type: [Step], required: true }) readonly history: readonly Step[];
}

export const HandoffSchema = schemaFor(Handoff);

/** Who is routed next, of what came alone and of what came with many others. */
HandoffSchema.index(
  { 'qualifiedBy.lane': 1, unassignable: 1, qualifiedAt: 1, _id: 1 },
  { name: 'waiting in a lane', partialFilterExpression: { stage: 'qualified' } },
);

/** The inbox of all, oldest first. */
HandoffSchema.index({ stage: 1, qualifiedAt: 1, _id: 1 }, { name: 'inbox of all' });

/** The inbox of a rep, oldest first. */
HandoffSchema.index({ repId: 1, stage: 1, qualifiedAt: 1, _id: 1 }, { name: 'inbox of a rep' });
