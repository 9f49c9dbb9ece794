import { IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.restored.v1',
  stream: 'identities',
  key: 'leadId',
  summary:
    'The lead had been merged into another one by mistake: it counts and is worked on again.',
})
export class LeadRestored {
  @IsUUID()
  leadId: string;
}
