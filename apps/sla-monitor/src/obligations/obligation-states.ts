export const obligationStates = ['armed', 'atRisk', 'met', 'breached'] as const;

/** `armed` and `atRisk` are open: the act is still owed. `met` and `breached` are settled. */
export type ObligationState = (typeof obligationStates)[number];
