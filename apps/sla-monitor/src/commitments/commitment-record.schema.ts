import { Prop, Schema } from '@nestjs/mongoose';
import type { CommitmentOutcome } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

export interface CommitmentPeriod {
  /** A month that is met or missed is closed, and stays so. */
  state: 'running' | CommitmentOutcome;
  /** The goal that the month was last judged by. */
  goal: number;
  /** The count at the last announcement. */
  actual: number;
  /** Business days that were over when it was last said to be off pace; 0 for never. */
  warnedAtDay: number;
  /** The playbook version of the last announcement. */
  playbook: number;
}

/** What was announced about a commitment. Its counts are not in here, but in the counters. */
@Schema({ collection: 'commitments' })
export class CommitmentRecord {
  /** `commitment:<id in the playbook>`. */
  @Prop({ type: String, required: true }) _id: string;

  /** By month, `yyyy-MM` in the zone of the commitment's calendar. */
  @Prop({ type: Object, required: true }) periods: Record<string, CommitmentPeriod>;
}

export const CommitmentRecordSchema = schemaFor(CommitmentRecord);
