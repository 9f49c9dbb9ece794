import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** Which master key is in use, and how far what was wrapped under the former one is wrapped again. */
@Schema({ collection: 'vault_rotation' })
export class VaultRotation {
  /** `state`. */
  @Prop({ type: String, required: true }) _id: string;

  /** The id of the key that all instances wrap under. */
  @Prop({ required: true }) current: string;

  /** The ids of keys that were replaced, oldest first: none of them comes back. */
  @Prop({ type: [String], required: true }) retired: string[];

  /** When the last rotation began; absent before the first. */
  @Prop() startedAt?: Date;

  /** When nothing was left under a former key; absent while a rotation is under way. */
  @Prop() finishedAt?: Date;

  /** Since it began. */
  @Prop() rewrapped?: number;

  /** Keys that no master key opens. */
  @Prop() broken?: number;

  /** How many of a pass were wrapped again: the last pass finds none. */
  @Prop() inPass?: number;

  /** Where the pass is: the collection, and the last id of it. */
  @Prop({ type: Object }) after?: { readonly collection: string; readonly id: string };

  /** The instance that rewraps, until then. */
  @Prop({ type: Object }) lease?: { readonly holder: string; readonly until: Date };

  /** The key was found to be enough by itself. */
  @Prop() aloneSince?: Date;
}

export const VaultRotationSchema = schemaFor(VaultRotation);
