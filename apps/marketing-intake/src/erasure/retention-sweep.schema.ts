import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** How far the leads have been looked through for those whose period of retention is over. */
@Schema({ collection: 'retention_sweep' })
export class RetentionSweep {
  /** `state`. */
  @Prop({ type: String, required: true }) _id: string;

  /** Until then an instance looks through some of them. */
  @Prop({ required: true }) claimedUntil: Date;

  /** When they are looked through again; earlier where the playbook is another one by then. */
  @Prop({ required: true }) nextAt: Date;

  /** The version of the playbook under which they are. */
  @Prop() playbook?: number;

  /** The last lead that was looked at, while there are more. */
  @Prop() after?: string;
}

export const RetentionSweepSchema = schemaFor(RetentionSweep);
