import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { Profile } from './profile.js';

export const captureSources = ['api', 'batch', 'import'] as const;
export type CaptureSource = (typeof captureSources)[number];

@Fact({
  type: 'smarketing.lead.captured.v1',
  stream: 'leads',
  key: 'leadId',
  summary: 'A person or company became known as a lead. Its time is the first contact.',
})
export class LeadCaptured {
  @IsUUID()
  leadId: string;

  @IsIn(captureSources)
  source: CaptureSource;

  /** The channel of the first contact, such as `organic_search`; `(none)` where it is not known. */
  @IsString()
  @MaxLength(80)
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Profile)
  profile: Profile;
}
