import type { LeadAttachedToAccount, LeadDetachedFromAccount } from '@smarketing/contracts';
import { leadFold } from './lead-fold.js';

/** The only facts that write the account, and all on one stream: their order is that of the stream. */
export const applyAttached = leadFold<LeadAttachedToAccount>(
  ['accountId', 'reason'],
  (lead, { data }) => {
    lead.accountId = data.accountId;
  },
);

export const applyDetached = leadFold<LeadDetachedFromAccount>(['accountId', 'reason'], (lead) => {
  delete lead.accountId;
});
