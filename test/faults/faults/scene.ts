import type { FaultRecord } from '../campaign/fault-record.ts';
import type { SeededRandom } from '../campaign/seeded-random.ts';
import type { Journal } from '../load/journal.ts';
import type { Load } from '../load/load.ts';
import type { RecoveryWatch } from '../system/recovery-watch.ts';
import type { SystemUnderFault } from '../system/system-under-fault.ts';
import type { LifeLine } from './life-line.ts';

/** All that a fault needs: what it breaks, and what tells it how that went. */
export interface Scene {
  readonly system: SystemUnderFault;
  readonly watch: RecoveryWatch;
  readonly load: Load;
  readonly journal: Journal;
  readonly lives: LifeLine;
  readonly random: SeededRandom;
  /** Service → keys that a poison record parked there. */
  readonly parked: Map<string, Set<string | null>>;
  /** Seconds since the campaign began. */
  seconds(): number;
  record(fault: Omit<FaultRecord, 'at'> & { at?: number }): void;
  say(line: string): void;
}
