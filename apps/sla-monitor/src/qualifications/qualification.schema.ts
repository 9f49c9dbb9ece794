import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** When a lead became an MQL. */
@Schema({ collection: 'qualifications' })
export class Qualification {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** Absent once the lead is erased, and of one that was merged before it qualified. */
  @Prop() qualifiedAt?: Date;

  /** The month of it, `yyyy-MM`, by zone of the playbook's calendars. */
  @Prop({ type: Object, required: true }) months: Record<string, string>;

  /** When the lead was erased: it counts in no month then. */
  @Prop() erased?: Date;

  /** The lead that stands for it: this one counts in no month meanwhile. */
  @Prop() mergedInto?: string;
}

export const QualificationSchema = schemaFor(Qualification);
