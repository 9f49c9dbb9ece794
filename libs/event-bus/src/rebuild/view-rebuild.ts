import { setTimeout as wait } from 'node:timers/promises';
import { logger } from '@smarketing/ops';
import {
  logNamed,
  logsOf,
  partitionsPerStream,
  type Log,
  type StreamName,
} from '@smarketing/contracts';
import type { ClientSession } from 'mongodb';
import type { AfterCommit } from '../change/after-commit.js';
import { positionsCollection, type ShardPosition } from '../consume/shard-positions.js';
import { DependencyUnavailableError, FencedError } from '../errors.js';
import type { ViewFolds } from '../fold/fold-registry.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { ServiceDatabase } from '../service-database.js';
import { isEqual, ViewComparison } from './compare-views.js';
import { FrozenPositions } from './frozen-positions.js';
import { LogReader, type Offsets } from './log-reader.js';
import { OwnFactIndex, type OwnFact } from './own-facts.js';
import type { PutOffFact } from './put-off-facts.js';
import { rebuildNames } from './rebuild-names.js';
import type { Comparison } from './rebuild-progress.js';
import {
  rebuildShardsCollection,
  type RebuildRun,
  type RebuildShard,
  type Switching,
} from './rebuild-run.js';
import { ReferenceVersions } from './reference-versions.js';
import type { RunKeeper } from './run-keeper.js';
import { ShardReplay } from './shard-replay.js';
import { collectionsOf, copyIndexes, makeRoom, switchOver } from './switch-over.js';

/** With fewer events and documents than that to go the live view is stopped for the rest. */
const little = 2_000;
/** The live view is given back when the rest takes longer, in milliseconds. */
const longestStop = 15_000;
/** How long after that the writers wait at most, should this process be gone. */
const freezeFor = longestStop + 5_000;
/** Clocks of the hosts that publish may differ by as much, in milliseconds. */
const clocksDiffer = 5_000;

export interface RebuildTools {
  readonly database: ServiceDatabase;
  readonly kafka: KafkaClient;
  readonly afterCommit: AfterCommit;
  readonly publishes: readonly StreamName[];
  readonly loadReference: (version?: number) => Promise<unknown>;
}

type Options = Pick<RebuildRun, 'compareOnly' | 'acceptDifferences'>;
type Verdict = 'compared' | 'differs' | 'switched';

interface Readers {
  readonly inputs: LogReader;
  readonly own: LogReader | undefined;
}

/**
 * One process's work on the rebuild of a view: folds all that the live view has folded into a view
 * beside it, compares the two and puts the one in the other's place. Each step can be interrupted; who
 * takes over goes on from what is stored.
 */
export class ViewRebuild {
  private readonly names;
  private readonly frozen: FrozenPositions;
  private readonly comparison: ViewComparison;
  private readonly ownFacts: OwnFactIndex | undefined;
  private readonly ownLogs: readonly Log[];
  private logs: readonly Log[] = [];
  private replays: ShardReplay[] = [];
  /** Documents that changed since the comparison looked at them. */
  private touched = new Set<string>();
  private collections: Switching | undefined;

  constructor(
    private readonly tools: RebuildTools,
    private readonly folds: ViewFolds,
    private readonly keeper: RunKeeper,
  ) {
    const { database, publishes } = tools;
    const { db } = database;
    const view = folds.view.collection;
    this.names = rebuildNames(view);
    this.frozen = new FrozenPositions(db, view, keeper.fence);
    this.comparison = new ViewComparison(db, view, this.names);
    const index = folds.wake && new OwnFactIndex(db.collection<OwnFact>(this.names.ownFacts));
    this.ownFacts = index;
    this.ownLogs = index ? publishes.flatMap(logsOf) : [];
  }

  /** Resolves when the rebuild has ended. Throws where it was taken over, or something is away. */
  async run(options: Options): Promise<void> {
    await this.keeper.confirm();
    await this.prepare();
    const readers = await this.open();
    try {
      await this.catchUp(readers);
      await copyIndexes(this.tools.database.db, this.view);
      await this.keeper.enter('comparing');
      await this.compare(readers);
      while (!(await this.settle(readers, options))) await this.compareTouched(readers);
    } finally {
      await Promise.all([readers.inputs.close(), readers.own?.close()]);
    }
  }

  private get view(): string {
    return this.folds.view.collection;
  }

  private async prepare(): Promise<void> {
    const { db } = this.tools.database;
    const { documents, counters, putOff, ownFacts, differences } = this.names;
    const existing = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    const wanted = [documents, putOff, differences];
    if (this.folds.view.contribute) wanted.push(counters);
    if (this.ownFacts) wanted.push(ownFacts);
    for (const name of wanted) if (!existing.has(name)) await db.createCollection(name);
    await db.collection(putOff).createIndex({ shard: 1, key: 1 });
    if (!this.ownFacts) return;
    const own = db.collection(ownFacts);
    await own.createIndex({ key: 1 });
    await own.createIndex({ shard: 1, wokenAt: 1 });
    await own.createIndex({ wake: 1 }, { partialFilterExpression: { wake: { $type: 'string' } } });
  }

  private async open(): Promise<Readers> {
    const { kafka, database, loadReference } = this.tools;
    const stored = await database.db
      .collection<RebuildShard>(rebuildShardsCollection)
      .find({ view: this.view, fence: this.keeper.fence })
      .sort({ shard: 1 })
      .toArray();
    const needsReference = [...this.folds.streams].some((stream) => stream !== 'playbook');
    const parts = {
      database,
      folds: { ...this.folds, view: { ...this.folds.view, collection: this.names.documents } },
      putOff: database.db.collection<PutOffFact>(this.names.putOff),
      references: new ReferenceVersions(needsReference ? loadReference : async () => undefined),
      ownFacts: this.ownFacts,
      onTouched: (keys: Iterable<string>) => {
        for (const key of keys) this.touched.add(key);
      },
      onFolded: (events: number) => this.keeper.folded(events),
    };
    this.replays = stored.map((shard) => new ShardReplay(parts, shard));
    this.keeper.begin(stored.reduce((sum, { folded }) => sum + folded, 0));
    const positions = await this.livePositions();
    this.logs = logsIn(positions, this.folds.streams);
    const group = `${database.service}.rebuild.${this.view}`;
    const from = (of: (shard: RebuildShard) => Offsets) =>
      new Map(stored.map((shard) => [shard.shard, of(shard)]));
    const inputs = await LogReader.open(
      kafka,
      group,
      this.logs,
      from(({ next }) => next),
    );
    if (!this.ownFacts) return { inputs, own: undefined };
    const own = await LogReader.open(
      kafka,
      `${group}.own`,
      this.ownLogs,
      from((at) => at.own),
    );
    return { inputs, own };
  }

  private async catchUp(readers: Readers): Promise<void> {
    for (;;) {
      const positions = await this.livePositions();
      const left = this.backlog(positions);
      this.keeper.isLeft(left);
      await this.replay(positions, readers, { isLast: false, signal: this.keeper.signal });
      if (left <= little) return;
    }
  }

  /** Folds up to where the live view stood. */
  private async replay(
    positions: readonly ShardPosition[],
    { inputs, own }: Readers,
    { isLast, signal }: { isLast: boolean; signal: AbortSignal },
  ): Promise<void> {
    const wokenUntil = isLast ? Infinity : Date.now() - clocksDiffer;
    const ends = own && (await this.ownFactsPublished(signal));
    await Promise.all(
      positions.map(async (live) => {
        const replay = this.replays[live._id]!;
        if (own) await replay.noteOwnFacts(own, ends!.get(live._id) ?? {}, signal);
        await replay.foldUpTo(live, inputs, signal);
        await replay.catchUpWithin(wokenUntil, signal);
        if (isLast) await replay.foldTheRest(signal);
      }),
    );
  }

  /** Where the service's own streams end, when all that was issued until now is on them. */
  private async ownFactsPublished(signal: AbortSignal): Promise<Map<number, Offsets>> {
    const { database, kafka } = this.tools;
    const topics = this.ownLogs.map(({ topic }) => topic);
    const outbox = database.db.collection<OutboxRow>(outboxCollection);
    const newest = await outbox
      .find({ topic: { $in: topics } })
      .sort({ at: -1 })
      .limit(1)
      .next();
    const unpublished = { topic: { $in: topics }, at: { $lte: newest?.at ?? new Date(0) } };
    while (newest && (await outbox.findOne(unpublished))) await wait(20, undefined, { signal });
    const ends = new Map<number, Offsets>();
    for (const { name, topic } of this.ownLogs) {
      for (const [shard, end] of await kafka.endOffsets(topic)) {
        ends.set(shard, { ...ends.get(shard), [name]: end });
      }
    }
    return ends;
  }

  private async compare(readers: Readers): Promise<void> {
    const { db } = this.tools.database;
    this.touched = new Set();
    this.keeper.compares(await db.collection(this.view).estimatedDocumentCount());
    await this.comparison.compareAll((count) => this.keeper.compared(count), this.keeper.signal);
    await this.compareTouched(readers);
  }

  /** Until little was folded since, and little is to be. */
  private async compareTouched(readers: Readers): Promise<void> {
    for (;;) {
      await this.catchUp(readers);
      if (this.touched.size <= little) return;
      await this.compareAgain(this.keeper.signal);
    }
  }

  private async compareAgain(signal: AbortSignal): Promise<void> {
    const keys = [...this.touched];
    this.touched = new Set();
    await this.comparison.compareAgain(keys, signal);
  }

  /**
   * Stops the live view for a moment, in which both are brought to the same position, compared and
   * switched. False where that took too long: the live view goes on.
   */
  private async settle(readers: Readers, options: Options): Promise<boolean> {
    const stoppedAt = performance.now();
    const timeout = AbortSignal.timeout(longestStop);
    const signal = AbortSignal.any([this.keeper.signal, timeout]);
    let verdict: Verdict | undefined;
    try {
      await this.keeper.confirm();
      const positions = await this.frozen.freeze(freezeFor);
      await this.replay(positions, readers, { isLast: true, signal });
      await this.compareAgain(signal);
      const comparison = await this.comparison.outcome();
      await this.keeper.found(comparison);
      verdict = this.verdictOn(comparison, options);
      if (verdict === 'switched') await this.beginSwitch(signal);
    } catch (error) {
      await this.frozen.thaw();
      if (!timeout.aborted || this.keeper.signal.aborted) throw error;
      logger.info({ view: this.view }, 'The switch took too long; folding on and trying again.');
      return false;
    }
    if (verdict === 'switched') await this.finishSwitch();
    await this.frozen.thaw();
    const pausedMilliseconds = Math.round(performance.now() - stoppedAt);
    const switchedAt = verdict === 'switched' ? new Date() : null;
    await this.keeper.end(verdict, { pausedMilliseconds, switchedAt });
    this.tools.afterCommit.committed([this.view]);
    return true;
  }

  private verdictOn(comparison: Comparison, { compareOnly, acceptDifferences }: Options): Verdict {
    if (compareOnly) return 'compared';
    const isFaulty = this.replays.some(({ faulty }) => faulty.length > 0);
    return isFaulty || !(isEqual(comparison) || acceptDifferences) ? 'differs' : 'switched';
  }

  /** From the moment at which it is stored as switching, whoever finds it finishes it. */
  private async beginSwitch(signal: AbortSignal): Promise<void> {
    await this.comparison.keepNumbers();
    await makeRoom(this.tools.database.db, this.view);
    this.collections = await collectionsOf(this.tools.database.db, this.view);
    signal.throwIfAborted();
    if (!(await this.frozen.freezeForGood())) throw new FencedError(0);
    await this.keeper.enter('switching', this.collections);
  }

  private async finishSwitch(): Promise<void> {
    const confirm = (session: ClientSession) => this.keeper.confirm(session);
    await switchOver(this.tools.database, this.view, this.collections!, confirm);
  }

  private backlog(positions: readonly ShardPosition[]): number {
    let left = 0;
    for (const { _id, next } of positions) {
      const from = this.replays[_id]!.next;
      for (const { name } of this.logs) left += Math.max(0, (next[name] ?? 0) - (from[name] ?? 0));
    }
    return left;
  }

  private async livePositions(): Promise<ShardPosition[]> {
    return this.tools.database.db
      .collection<ShardPosition>(positionsCollection)
      .find({ _id: { $lt: partitionsPerStream } }, { readConcern: { level: 'majority' } })
      .toArray();
  }
}

/** The logs of which anything was folded, or could be. */
function logsIn(
  positions: readonly ShardPosition[],
  streams: ReadonlySet<StreamName>,
): readonly Log[] {
  const names = new Set(positions.flatMap(({ next }) => Object.keys(next) as Log['name'][]));
  const logs = [...names].map(logNamed).filter(({ stream }) => streams.has(stream));
  if (logs.length > 0) return logs;
  throw new DependencyUnavailableError(
    'The live view has folded nothing yet: its service has not joined its consumer group.',
  );
}
