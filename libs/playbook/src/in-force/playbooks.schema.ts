import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor, type ViewDocument } from '@smarketing/event-bus';

/** A version of the playbook as it was published, in the shape of its time. */
@Schema({ _id: false })
export class PublishedVersion {
  @Prop({ required: true }) version: number;

  @Prop({ required: true }) effectiveFrom: Date;

  /** The playbook itself, see libs/playbook. */
  @Prop({ type: Object, required: true }) document: object;
}

/** A version that stands on the log and must never decide anything. */
@Schema({ _id: false })
export class RefusedVersion {
  @Prop({ required: true }) version: number;

  /** Its number in the stream. */
  @Prop({ required: true }) sequence: number;

  /** What is wrong with it, in a sentence. */
  @Prop({ required: true }) reason: string;
}

/** All versions of the playbook that were published; one document. */
@Schema({ collection: 'playbooks' })
export class Playbooks implements ViewDocument {
  /** Always `playbook`. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: [PublishedVersion], required: true }) versions: PublishedVersion[];

  /** The last that were refused when they came. */
  @Prop({ type: [RefusedVersion], default: undefined }) refused?: RefusedVersion[];
}

export const PlaybooksSchema = schemaFor(Playbooks);
