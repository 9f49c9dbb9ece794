import type { ServerPids } from '../measure/measured-window.ts';

export interface RelayConfig {
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly mongoUri: string;
  readonly database: string;
  readonly name: string;
  readonly leads: number;
  readonly perLead: number;
  readonly pids: ServerPids;
}

/** Rows that one request takes at most, as the bus does. */
export const chunkSize = 1_000;
