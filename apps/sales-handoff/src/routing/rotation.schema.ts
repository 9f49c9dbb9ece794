import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** Where a rep stands in the rotation. */
@Schema({ _id: false })
export class Turn {
  @Prop({ required: true }) readonly repId: string;

  /** The pointer when the rep came in, or when the weight last changed. */
  @Prop({ required: true }) readonly since: number;

  /** Leads given since then, at this weight. */
  @Prop({ required: true }) readonly turns: number;

  @Prop({ required: true }) readonly weight: number;
}

/** Whose turn it is, for all instances of the service; one document. */
@Schema({ collection: 'rotation' })
export class Rotation {
  /** Always `rotation`. */
  @Prop({ type: String, required: true }) readonly _id: 'rotation';

  /** Grows with every turn: whoever routed by an earlier one is refused. */
  @Prop({ required: true }) readonly version: number;

  @Prop({ type: [Turn], required: true }) readonly turns: readonly Turn[];
}

export const RotationSchema = schemaFor(Rotation);
