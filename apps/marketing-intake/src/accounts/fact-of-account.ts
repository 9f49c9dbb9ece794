import {
  LeadAttachedToAccount,
  LeadDetachedFromAccount,
  type AttachReason,
  type DetachReason,
} from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';

/** What is to be told where a lead belonged to one account, and belongs to another or none now. */
export function factOfAccount(
  leadId: string,
  former: string | undefined,
  accountId: string | undefined,
  [attached, detached]: readonly [AttachReason, DetachReason],
  time: Date,
): Emission[] {
  if (former === accountId) return [];
  if (accountId !== undefined) {
    const data = { leadId, accountId, reason: attached };
    return [{ fact: LeadAttachedToAccount, data, time }];
  }
  const data = { leadId, accountId: former!, reason: detached };
  return [{ fact: LeadDetachedFromAccount, data, time }];
}
