import type { Deviation } from './deviation.js';

/** What MongoDB says of itself; undefined where the account may not ask. */
export interface DatabaseState {
  /** Behind `mongos` the shards are replica sets in any case. */
  readonly kind: 'standalone' | 'replica set' | 'sharded cluster';
  readonly version: string;
  readonly arbiters: number;
  /** Whether the storage engine keeps anything on disk. */
  readonly persistent: boolean | undefined;
  /** Whether a majority acknowledges what is in its journals only. */
  readonly majorityJournals: boolean | undefined;
}

const oldestMajor = 6;

/** What of the database is not as it must be for what is acknowledged to be kept. */
export function judgeDatabase(state: DatabaseState): Deviation[] {
  const { kind, version, arbiters, persistent, majorityJournals } = state;
  const found: Omit<Deviation, 'on'>[] = [];
  if (kind === 'standalone') {
    found.push({
      rule: 'replica-set',
      cause: 'MongoDB runs as a single server without transactions.',
      fix: 'Start it with `--replSet rs0` and run `rs.initiate()` once; one member is enough.',
    });
  }
  if (Number.parseInt(version, 10) < oldestMajor) {
    found.push({
      rule: 'database-version',
      cause: `MongoDB is ${version}, and nothing was tested below ${oldestMajor}.0.`,
      fix: 'Upgrade it.',
    });
  }
  if (persistent === false) {
    found.push({
      rule: 'journal',
      cause: 'MongoDB keeps everything in memory.',
      fix: 'Start it with `--storageEngine wiredTiger`.',
    });
  }
  if (majorityJournals === false) {
    found.push({
      rule: 'journal',
      cause:
        'MongoDB acknowledges what a majority has in memory only (writeConcernMajorityJournalDefault is false).',
      fix: 'Set it to true by `rs.reconfig()`.',
    });
  }
  if (arbiters > 0) {
    found.push({
      rule: 'arbiter',
      cause: 'MongoDB has an arbiter: with one member down no write gets a majority.',
      fix: 'Replace it by a member that holds data.',
    });
  }
  if (kind !== 'standalone' && (persistent === undefined || majorityJournals === undefined)) {
    found.push({
      rule: 'database-settings',
      cause: 'This account may not read how MongoDB is set, so nobody checks its journal.',
      fix: 'Grant it the role `clusterMonitor` on `admin`.',
    });
  }
  return found.map((deviation) => ({ ...deviation, on: ['MongoDB'] }));
}
