import { Prop, Schema } from '@nestjs/mongoose';

export const idempotencyKeys = 'idempotency_keys';

const keptSeconds = 7 * 24 * 3600;

/** A request that was answered under an idempotency key, so that it is answered the same again. */
@Schema({ collection: idempotencyKeys })
export class AnsweredRequest<R = unknown> {
  /** Hash of the key, the caller and the address. */
  @Prop({ type: String, required: true }) _id: string;

  /** Of the body as it was sent. */
  @Prop({ required: true }) requestHash: string;

  /** What was answered the first time. */
  @Prop({ type: Object }) answer: R;

  /** Forgotten seven days later. */
  @Prop({ required: true, expires: keptSeconds }) at: Date;
}
