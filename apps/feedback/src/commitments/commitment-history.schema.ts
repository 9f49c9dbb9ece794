import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** What the SLA monitor said of one month of a commitment. */
export interface CommitmentPeriod {
  goal: number;
  actual: number;
  /** When it was last said to be behind its pace. */
  offPaceAt?: Date;
  outcome?: 'met' | 'missed';
}

/** What the SLA monitor announced about a commitment of the playbook. */
@Schema({ collection: 'commitments' })
export class CommitmentHistory {
  /** `commitment:<id in the playbook>`. */
  @Prop({ type: String, required: true }) _id: string;

  /** By month, `yyyy-MM` in the zone of the commitment's calendar. */
  @Prop({ type: Object, required: true }) periods: Record<string, CommitmentPeriod>;
}

export const CommitmentHistorySchema = schemaFor(CommitmentHistory);
