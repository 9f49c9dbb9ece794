import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';

/**
 * The proof of a consent that outlives its lead's erasure, since the law asks for it. Each is sealed under
 * a key of its own, and gone at its end.
 */
@Schema({ collection: 'consent_proofs' })
export class KeptProof {
  /** `<leadId>/<purpose>`. */
  @Prop({ type: String, required: true }) _id: string;

  /** Of the lead that was erased. */
  @Prop({ required: true }) leadId: string;

  /** An id of the playbook. */
  @Prop({ required: true }) purpose: string;

  /** When the lead was erased. */
  @Prop({ required: true }) keptAt: Date;

  /** The database deletes it then. */
  @Prop({ required: true }) until: Date;

  /** Why it is kept. */
  @Prop({ required: true }) ground: string;

  /** The key of the proof, under the key of the service. */
  @Prop({ type: Buffer, required: true }) wrapped: Binary | Buffer;

  /** The proof. */
  @Prop({ type: Buffer, required: true }) sealed: Binary | Buffer;
}

export const KeptProofSchema = schemaFor(KeptProof);

/** Of one lead. */
KeptProofSchema.index({ leadId: 1 });

/** Deletes each at its end. */
KeptProofSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
