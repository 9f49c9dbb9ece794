import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Fact } from '../define-fact.js';
import { touchpointKinds, type TouchpointKind } from './touchpoint-kinds.js';

@Fact({
  type: 'smarketing.lead.touchpoint-recorded.v1',
  stream: 'leads',
  key: 'leadId',
  summary: 'A lead interacted with us: a form, a page view, an e-mail, an event.',
})
export class TouchpointRecorded {
  @IsUUID()
  leadId: string;

  @IsUUID()
  touchpointId: string;

  @IsIn(touchpointKinds)
  kind: TouchpointKind;

  @IsString()
  @MaxLength(80)
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;
}
