import type { Measured, ServerPids } from '../measure/measured-window.ts';

/** What a contestant must do. */
export interface SubjectConfig {
  readonly variant: string;
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly mongoUri: string;
  readonly database: string;
  /** A new one for every run; also the consumer group. */
  readonly name: string;
  /** Facts on the log; the run is over when so many are applied. */
  readonly events: number;
  readonly pids: ServerPids;
}

/** What it took. */
export interface SubjectResult extends Measured {
  /** Until the last row was written; what follows from the facts may be published later. */
  readonly appliedSeconds: number;
  /** Statements that wrote rows, or transactions. */
  readonly batches: number;
}
