import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.unmerged.v1',
  stream: 'identities',
  key: 'leadId',
  summary:
    'Leads that had been merged into this one are others after all: it gives back what came of them.',
})
export class LeadUnmerged {
  /** The survivor. */
  @IsUUID()
  leadId: string;

  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  absorbedIds: string[];
}
