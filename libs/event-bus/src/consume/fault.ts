/** Why a record cannot be folded, and after how many tries that was accepted. */
export interface Fault {
  readonly error: Error;
  readonly attempts: number;
}

/** Faults that are known before the fold, by {@link recordId}. */
export type KnownFaults = ReadonlyMap<string, Fault>;
