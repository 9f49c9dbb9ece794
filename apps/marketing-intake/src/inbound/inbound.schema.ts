import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { InboundTold } from './read-inbound.provider.js';

const keptSeconds = 30 * 86_400;

/** Where a record of a sender's lies. */
@Schema({ _id: false })
export class InboundPlace {
  @Prop({ required: true }) readonly topic: string;

  @Prop({ required: true }) readonly partition: number;

  @Prop({ required: true }) readonly offset: number;

  /** When it was stamped, milliseconds UTC. */
  @Prop({ required: true }) readonly timestamp: number;
}

/** A fact of another system about a lead that is not known yet. */
@Schema({ collection: 'inbound_waiting' })
export class InboundWaiting {
  /** Hash of the sender and what the sender calls the event. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) sender: string;

  @Prop({ type: InboundPlace, required: true }) place: InboundPlace;

  /** Of what it says. */
  @Prop({ required: true }) requestHash: string;

  /** What it tells; the lead by its id, or by a keyed hash. */
  @Prop({ type: Object, required: true }) told: InboundTold;

  @Prop({ required: true }) tries: number;

  /** When the lead is looked for again. */
  @Prop({ required: true }) tryAt: Date;

  /** Refused where the lead is not known by then. */
  @Prop({ required: true }) until: Date;
}

export const InboundWaitingSchema = schemaFor(InboundWaiting);

/** Those that are due. */
InboundWaitingSchema.index({ tryAt: 1 });
/** How many of a sender wait. */
InboundWaitingSchema.index({ sender: 1 });

/** A record that was refused: where it lies and what is wrong, and nothing that it says. */
@Schema({ collection: 'inbound_refusals' })
export class InboundRefusal {
  /** `<topic>/<partition>/<offset>`. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) sender: string;

  @Prop({ type: InboundPlace, required: true }) place: InboundPlace;

  /** The place within the event, such as `/data/kind`; empty for the whole of it. */
  @Prop({ type: String, default: '' }) field: string;

  @Prop({ required: true }) why: string;

  /** Forgotten thirty days later. */
  @Prop({ required: true, expires: keptSeconds }) at: Date;
}

export const InboundRefusalSchema = schemaFor(InboundRefusal);

/** Of a sender, newest first. */
InboundRefusalSchema.index({ sender: 1, at: -1 });
