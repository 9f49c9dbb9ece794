import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { Fact } from '../define-fact.js';
import { consentStates, legalBases, type ConsentState, type LegalBasis } from './consent-words.js';

@Fact({
  type: 'smarketing.lead.consent-changed.v1',
  stream: 'leads',
  key: 'leadId',
  summary:
    'For a purpose, a lead may be approached from now on, or no longer. Where it was given, its IP address and its proof stay in marketing-intake.',
})
export class ConsentChanged {
  @IsUUID()
  leadId: string;

  /** An id of the playbook, such as `newsletter`. */
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  purpose: string;

  @IsIn(consentStates)
  state: ConsentState;

  /** Absent where nothing was ever given. */
  @IsOptional()
  @IsIn(legalBases)
  basis?: LegalBasis;

  /** The version of the text that was agreed to. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
  textVersion?: string;
}
