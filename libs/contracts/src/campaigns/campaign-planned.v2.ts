import { IsString, IsUUID, MaxLength } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.campaign.planned.v2',
  stream: 'campaigns',
  key: 'campaignId',
  summary:
    'A campaign exists, planned by hand or seen for the first time. What it is called stays in marketing-intake.',
})
export class CampaignPlanned {
  @IsUUID()
  campaignId: string;

  /** The channel of the visit that it was first seen by. */
  @IsString()
  @MaxLength(80)
  channel: string;
}
