import { IsIn, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

/** Why a lead no longer belongs to an account. */
export const detachReasons = [
  /** It says something else of its company, or nothing. */
  'company-changed',
  /** An answer was taken back. */
  'answer-undone',
  /** Somebody took it out. */
  'moved',
  /** Its contact data were erased. */
  'erased',
] as const;
export type DetachReason = (typeof detachReasons)[number];

@Fact({
  type: 'smarketing.lead.detached-from-account.v1',
  stream: 'accounts',
  key: 'leadId',
  summary: 'The lead no longer belongs to an account.',
})
export class LeadDetachedFromAccount {
  @IsUUID()
  leadId: string;

  /** To which it belonged. */
  @IsUUID()
  accountId: string;

  @IsIn(detachReasons)
  reason: DetachReason;
}
