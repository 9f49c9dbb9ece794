import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.merged-away.v1',
  stream: 'identities',
  key: 'leadId',
  summary:
    'The lead turned out to be another one, which stands for it from now on. Comes again where that one changes, since it was merged itself.',
})
export class LeadMergedAway {
  @IsUUID()
  leadId: string;

  /** The lead that stands for it. */
  @IsUUID()
  into: string;

  /** Those between the two, which were merged themselves: the nearest first. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  through?: string[];
}
