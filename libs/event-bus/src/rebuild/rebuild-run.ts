import type { TopicName } from '@smarketing/contracts';
import type { Db, UUID } from 'mongodb';
import type {
  Comparison,
  RebuildFault,
  RebuildProgress,
  RebuildStatus,
} from './rebuild-progress.js';

export const rebuildsCollection = 'bus_rebuilds';
export const rebuildPartitionsCollection = 'bus_rebuild_shards';

/** The rebuild of a view: one document, which outlives the processes that work on it. */
export interface RebuildRun {
  /** The collection of the view. */
  _id: string;
  /** Grows with every process that takes it over: what an earlier one has in hand is refused. */
  fence: number;
  status: RebuildStatus;
  /** False until all that is left of an earlier rebuild is gone. */
  isBegun: boolean;
  compareOnly: boolean;
  acceptDifferences: boolean;
  /** Absent: false. */
  numbersFromLog?: boolean;
  by: string;
  /** The version of the folds that it began with; absent where it began before there was one. */
  foldedBy?: number;
  startedAt: Date;
  endedAt: Date | null;
  /** Who works on it, and until when by the server's clock, unless it says more. */
  runner: { instance: string; until: Date } | null;
  events: { folded: number; total: number; milliseconds: number };
  documents: { compared: number; total: number };
  comparison: Comparison | null;
  pausedMilliseconds: number | null;
  switchedAt: Date | null;
  problem: string | null;
  /** Which collections change their names, whatever they are called by now. */
  switching: Switching | null;
}

export interface Switching {
  readonly live: UUID;
  readonly rebuilt: UUID;
  /** Where the view has counters. */
  readonly liveCounters: UUID | null;
  readonly rebuiltCounters: UUID | null;
  /** True when the facts that wait for a predecessor are those of the rebuilt view. */
  readonly isHeld: boolean;
}

/** How far one partition is replayed. Moves in the transactions that write what was folded. */
export interface RebuildPartition {
  /** `<view>/<partition>`. */
  _id: string;
  view: string;
  shard: number;
  fence: number;
  /** How often it moved: what an earlier position has in hand is refused. */
  moves: number;
  next: Partial<Record<TopicName, number>>;
  /** Of the service's own streams: how far they were looked through. */
  own: Partial<Record<TopicName, number>>;
  folded: number;
  /** Facts that wait for others. */
  putOff: number;
  faults: RebuildFault[];
}

export const partitionId = (view: string, partition: number): string => `${view}/${partition}`;

export function blankRun(view: string): RebuildRun {
  return {
    _id: view,
    fence: 0,
    status: 'folding',
    isBegun: false,
    compareOnly: false,
    acceptDifferences: false,
    by: '',
    startedAt: new Date(),
    endedAt: null,
    runner: null,
    events: { folded: 0, total: 0, milliseconds: 0 },
    documents: { compared: 0, total: 0 },
    comparison: null,
    pausedMilliseconds: null,
    switchedAt: null,
    problem: null,
    switching: null,
  };
}

const ended: readonly RebuildStatus[] = ['switched', 'compared', 'differs', 'failed', 'given-up'];

export function hasEnded(status: RebuildStatus): boolean {
  return ended.includes(status);
}

export async function progressOf(
  db: Db,
  run: RebuildRun & { isRunning: boolean },
): Promise<RebuildProgress> {
  const { _id: view, events, problem, comparison, documents } = run;
  const partitions = await db
    .collection<RebuildPartition>(rebuildPartitionsCollection)
    .find({ view, 'faults.0': { $exists: true } })
    .project<Pick<RebuildPartition, 'faults'>>({ faults: 1 })
    .toArray();
  return {
    view,
    status: run.status,
    running: run.isRunning,
    ended: hasEnded(run.status),
    by: run.by,
    compareOnly: run.compareOnly,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    events: {
      folded: events.folded,
      total: events.total,
      perSecond:
        events.milliseconds > 0 ? Math.round((1_000 * events.folded) / events.milliseconds) : 0,
    },
    documents,
    comparison,
    faults: partitions.flatMap(({ faults }) => faults),
    pausedMilliseconds: run.pausedMilliseconds,
    switchedAt: run.switchedAt,
    problem,
  };
}
