import { Prop, Schema } from '@nestjs/mongoose';
import type { Actor } from '@smarketing/observability';
import { schemaFor } from '../storage/schema-for.js';

/** Who did what in this service. Kept for good. */
@Schema({ collection: 'bus_acts' })
export class RecordedAct {
  /** UUIDv7, so that ids sort by time. */
  @Prop({ type: String, required: true }) readonly _id: string;

  @Prop({ required: true }) readonly at: Date;

  /** `<what>.<verb>`, such as `lead.capture` or `rep.change`. */
  @Prop({ required: true }) readonly act: string;

  /** `<what>/<id>`, such as `lead/0193…`; absent where there are too many to name. */
  @Prop() readonly on?: string;

  /** Of an act on many: how many of each. */
  @Prop({ type: Object }) readonly counts?: Readonly<Record<string, number>>;

  @Prop({ type: Object, required: true }) readonly by: Pick<Actor, 'subject' | 'role'>;

  /** Why, if the caller has said. */
  @Prop() readonly reason?: string;

  /** Also on all facts that it led to. */
  @Prop({ required: true }) readonly correlationId: string;
}

export const RecordedActSchema = schemaFor(RecordedAct);

/** What was done to one document, newest first. */
RecordedActSchema.index({ on: 1, _id: -1 }, { partialFilterExpression: { on: { $exists: true } } });

/** What was done of one kind, such as reads of contact cards, newest first. */
RecordedActSchema.index({ act: 1, _id: -1 });

/** What one caller did, newest first. */
RecordedActSchema.index({ 'by.subject': 1, _id: -1 });
