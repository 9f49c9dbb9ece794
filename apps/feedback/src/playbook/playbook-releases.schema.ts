import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** One version that was released here, and by whom. */
@Schema({ _id: false })
export class ReleaseRecord {
  @Prop({ required: true }) version: number;

  @Prop({ required: true }) effectiveFrom: Date;

  @Prop({ required: true }) at: Date;

  /** The subject and the roles of the token. */
  @Prop({ type: Object, required: true }) by: { subject: string; roles: string[] };
}

/** How many versions of the playbook have been released here; one document. */
@Schema({ collection: 'playbook_releases' })
export class PlaybookReleases {
  /** Always `playbook`. */
  @Prop({ type: String, required: true }) _id: 'playbook';

  /** The newest version. */
  @Prop({ required: true }) released: number;

  /** The last ones that somebody published; nobody published the first version. */
  @Prop({ type: [ReleaseRecord], default: undefined }) history?: ReleaseRecord[];
}

export const PlaybookReleasesSchema = schemaFor(PlaybookReleases);
