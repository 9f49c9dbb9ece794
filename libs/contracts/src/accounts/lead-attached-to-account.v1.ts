import { IsIn, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

/** Why a lead is attached, without a word of the company. */
export const attachReasons = [
  /** It is the first of a company that nobody had named. */
  'new-account',
  /** What it says of its company matches. */
  'matched',
  /** Two accounts turned out to be one. */
  'accounts-joined',
  /** Two accounts that had been joined are two again. */
  'accounts-separated',
  /** Somebody answered a question with yes. */
  'confirmed',
  /** Somebody moved it. */
  'moved',
] as const;
export type AttachReason = (typeof attachReasons)[number];

@Fact({
  type: 'smarketing.lead.attached-to-account.v1',
  stream: 'accounts',
  key: 'leadId',
  summary:
    'The lead belongs to this account from now on, and to no other. Name and domain of the company stay with marketing-intake.',
})
export class LeadAttachedToAccount {
  @IsUUID()
  leadId: string;

  @IsUUID()
  accountId: string;

  @IsIn(attachReasons)
  reason: AttachReason;
}
