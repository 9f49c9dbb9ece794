import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Reader } from './readers.js';

/** Which services have deleted what they held of an erased lead. */
@Schema({ collection: 'erasures' })
export class ErasureConfirmations {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** When, by the clock of the service's database. */
  @Prop({ type: Object, required: true }) confirmed: Partial<Record<Reader, Date>>;
}

export const ErasureConfirmationsSchema = schemaFor(ErasureConfirmations);
