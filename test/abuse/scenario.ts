import type { RunningSystem } from '../e2e/running-system.ts';
import type { Figure } from './figure.ts';

export interface AbuseTools {
  readonly system: RunningSystem;
  /** Seconds that an attack goes on; the short form has less. */
  readonly seconds: number;
  readonly isShort: boolean;
  /** For progress. */
  readonly say: (line: string) => void;
  /** How many of these leads are in the database of marketing-intake. */
  readonly countLeads: (ids: readonly string[]) => Promise<number>;
}

/** One attack on a running system. */
export interface Scenario {
  /** As in `--only`. */
  readonly name: string;
  readonly sentence: string;
  readonly run: (tools: AbuseTools) => Promise<Omit<Figure, 'scenario'>[]>;
}
