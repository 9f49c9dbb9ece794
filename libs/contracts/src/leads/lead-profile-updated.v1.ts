import { Type } from 'class-transformer';
import { IsObject, IsUUID, ValidateNested } from 'class-validator';
import { Fact } from '../define-fact.js';
import { Profile } from './profile.js';

@Fact({
  type: 'smarketing.lead.profile-updated.v1',
  stream: 'leads',
  key: 'leadId',
  summary: 'The profile of a lead changed. Carries the whole profile as it is now.',
})
export class LeadProfileUpdated {
  @IsUUID()
  leadId: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Profile)
  profile: Profile;
}
