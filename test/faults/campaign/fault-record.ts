import type { ServiceName } from '@smarketing/contracts';

/** One fault, and what came of it. */
export interface FaultRecord {
  readonly kind: string;
  /** For people: "marketing-intake at command:commit:after#7". */
  readonly what: string;
  /** Seconds since the campaign began. */
  readonly at: number;
  /**
   * Service → milliseconds until it went on with every partition for which there was work; null where
   * it did not; absent where there was nothing to do, or the next fault came first.
   */
  readonly recovery: Readonly<Partial<Record<ServiceName, number | null>>>;
  readonly note?: Readonly<Record<string, unknown>>;
}

/** What recovery may take, in milliseconds. */
export const recoveryTargets: Readonly<Record<string, number>> = {
  kill: 15_000,
  zombie: 15_000,
  'broker-restart': 30_000,
  'leader-change': 30_000,
  'database-restart': 10_000,
  'primary-change': 20_000,
};
