/** Every captured lead is in exactly one of these, so the ledger balances. */
export const ledgerStates = [
  'open',
  'won',
  'lost',
  'recycled',
  'disqualified',
  'merged',
  'erased',
] as const;
export type LedgerState = (typeof ledgerStates)[number];
