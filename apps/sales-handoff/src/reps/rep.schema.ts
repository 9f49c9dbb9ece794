import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** A person in sales who takes on leads. The name stays in this service; the id travels in facts. */
@Schema({ collection: 'reps' })
export class Rep {
  /** Chosen by whoever adds the rep. */
  @Prop({ type: String, required: true }) readonly _id: string;

  @Prop({ required: true }) readonly name: string;

  /** Twice the weight, twice the leads. */
  @Prop({ required: true }) readonly weight: number;

  /** An inactive rep gets no new leads; those they have stay theirs. */
  @Prop({ required: true }) readonly active: boolean;

  /**
   * The subject of the tokens by which the rep acts in person; no two reps have one. Absent: any caller
   * in sales works for the rep.
   */
  @Prop() readonly subject?: string;
}

export const RepSchema = schemaFor(Rep);

/** Who takes part in the rotation. */
RepSchema.index({ active: 1 });

/** One subject is one rep. */
RepSchema.index(
  { subject: 1 },
  { unique: true, partialFilterExpression: { subject: { $type: 'string' } } },
);
