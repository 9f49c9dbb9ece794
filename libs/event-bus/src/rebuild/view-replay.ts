import { setTimeout as wait } from 'node:timers/promises';
import {
  topicNamed,
  topicsOf,
  partitionsPerStream,
  type Topic,
  type StreamName,
} from '@smarketing/contracts';
import { positionsCollection, type PartitionPosition } from '../consume/partition-positions.js';
import { groupsOf } from '../consumer-groups.js';
import { DependencyUnavailableError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { ServiceDatabase } from '../service-database.js';
import { LogReader, type Offsets } from './log-reader.js';
import { OwnFactIndex, type OwnFact } from './own-facts.js';
import type { PutOffFact } from './put-off-facts.js';
import { rebuildNames } from './rebuild-names.js';
import { rebuildPartitionsCollection, type RebuildPartition } from './rebuild-run.js';
import { ReferenceVersions } from './reference-versions.js';
import type { RunKeeper } from './run-keeper.js';
import { PartitionReplay } from './partition-replay.js';
import { topicEnds } from './topic-ends.js';

/** With less than that to go the live view may be stopped for the rest, in events. */
export const little = 2_000;
/** Clocks of the hosts that publish may differ by as much, in milliseconds. */
const clocksDifferMs = 5_000;

export interface ReplayTools {
  readonly database: ServiceDatabase;
  readonly kafka: KafkaClient;
  readonly publishes: readonly StreamName[];
  readonly loadReference: (version?: number) => Promise<unknown>;
  readonly referenceStream: StreamName | undefined;
}

interface Readers {
  readonly inputs: LogReader;
  readonly own: LogReader | undefined;
}

/** Folds the log into the rebuilt view, all partitions side by side, behind the live view. */
export class ViewReplay {
  private readonly names;
  private readonly ownFacts: OwnFactIndex | undefined;
  private readonly ownTopics: readonly Topic[];
  private topics: readonly Topic[] = [];
  private replays: PartitionReplay[] = [];
  private readers: Readers;

  /** `onTouched` is told which documents may change, before they do. */
  constructor(
    private readonly tools: ReplayTools,
    private readonly folds: ViewFolds,
    private readonly keeper: RunKeeper,
    private readonly onTouched: (keys: Iterable<string>) => void,
  ) {
    this.names = rebuildNames(this.view);
    const readsOwn = folds.wake !== undefined || keeper.numbersFromLog;
    const { issues = keeper.numbersFromLog ? [] : tools.publishes } = folds.view;
    this.ownTopics = readsOwn ? issues.flatMap(topicsOf) : [];
    if (this.ownTopics.length === 0) return;
    const facts = tools.database.db.collection<OwnFact>(this.names.ownFacts);
    this.ownFacts = new OwnFactIndex(facts);
  }

  /** Goes on where it was left. Throws where Kafka cannot be reached. */
  async open(): Promise<void> {
    await this.prepare();
    const stored = await this.tools.database.db
      .collection<RebuildPartition>(rebuildPartitionsCollection)
      .find({ view: this.view, fence: this.keeper.fence })
      .sort({ shard: 1 })
      .toArray();
    this.replays = this.replaysOf(stored);
    this.keeper.begin(stored.reduce((sum, { folded }) => sum + folded, 0));
    this.topics = logsIn(await this.livePositions(), this.folds.streams);
    const group = `${groupsOf(this.tools.database.service).readers}rebuild.${this.view}`;
    const inputs = await this.read(group, this.topics, stored, ({ next }) => next);
    this.readers = { inputs, own: undefined };
    if (!this.ownFacts) return;
    const own = await this.read(
      `${group}.own`,
      this.ownTopics,
      stored,
      (partition) => partition.own,
    );
    this.readers = { inputs, own };
  }

  async close(): Promise<void> {
    await Promise.all([this.readers?.inputs.close(), this.readers?.own?.close()]);
  }

  /** True where facts could not be folded. */
  get isFaulty(): boolean {
    return this.replays.some(({ faulty }) => faulty.length > 0);
  }

  /** Until little is left of what the live view has folded. */
  async catchUp(): Promise<void> {
    for (;;) {
      const positions = await this.livePositions();
      const left = this.backlog(positions);
      this.keeper.isLeft(left);
      await this.foldUpTo(positions, { isLast: false, signal: this.keeper.signal });
      if (left <= little) return;
    }
  }

  /** Folds up to where the live view stood. `isLast`: it stands there still. */
  async foldUpTo(
    positions: readonly PartitionPosition[],
    { isLast, signal }: { isLast: boolean; signal: AbortSignal },
  ): Promise<void> {
    const { inputs, own } = this.readers;
    const wokenUntil = isLast ? Infinity : Date.now() - clocksDifferMs;
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

  private replaysOf(stored: readonly RebuildPartition[]): PartitionReplay[] {
    const { database, loadReference, referenceStream } = this.tools;
    const needsReference = [...this.folds.streams].some((stream) => stream !== referenceStream);
    const parts = {
      database,
      folds: { ...this.folds, view: { ...this.folds.view, collection: this.names.documents } },
      putOff: database.db.collection<PutOffFact>(this.names.putOff),
      references: new ReferenceVersions(needsReference ? loadReference : async () => undefined),
      ownFacts: this.ownFacts,
      onTouched: this.onTouched,
      onFolded: (events: number) => this.keeper.folded(events),
    };
    return stored.map((partition) => new PartitionReplay(parts, partition));
  }

  private read(
    group: string,
    topics: readonly Topic[],
    stored: readonly RebuildPartition[],
    from: (partition: RebuildPartition) => Offsets,
  ): Promise<LogReader> {
    const offsets = new Map(stored.map((partition) => [partition.shard, from(partition)]));
    return LogReader.open(this.tools.kafka, group, topics, offsets);
  }

  /** Where the service's own streams end, when all that was issued until now is on them. */
  private async ownFactsPublished(signal: AbortSignal): Promise<Map<number, Offsets>> {
    const { database, kafka } = this.tools;
    const topics = this.ownTopics.map(({ kafkaName }) => kafkaName);
    const outbox = database.db.collection<OutboxRow>(outboxCollection);
    const newest = await outbox
      .find({ topic: { $in: topics } })
      .sort({ at: -1 })
      .limit(1)
      .next();
    const unpublished = { topic: { $in: topics }, at: { $lte: newest?.at ?? new Date(0) } };
    while (newest && (await outbox.findOne(unpublished))) await wait(20, undefined, { signal });
    return topicEnds(kafka, this.ownTopics);
  }

  private backlog(positions: readonly PartitionPosition[]): number {
    let left = 0;
    for (const { _id, next } of positions) {
      const from = this.replays[_id]!.next;
      for (const { name } of this.topics)
        left += Math.max(0, (next[name] ?? 0) - (from[name] ?? 0));
    }
    return left;
  }

  private async livePositions(): Promise<PartitionPosition[]> {
    return this.tools.database.db
      .collection<PartitionPosition>(positionsCollection)
      .find({ _id: { $lt: partitionsPerStream } }, { readConcern: { level: 'majority' } })
      .toArray();
  }
}

/** The logs of which anything was folded, or could be. */
function logsIn(
  positions: readonly PartitionPosition[],
  streams: ReadonlySet<StreamName>,
): readonly Topic[] {
  const names = new Set(positions.flatMap(({ next }) => Object.keys(next) as Topic['name'][]));
  const topics = [...names].map(topicNamed).filter(({ stream }) => streams.has(stream));
  if (topics.length > 0) return topics;
  throw new DependencyUnavailableError(
    'The live view has folded nothing yet: its service has not joined its consumer group.',
  );
}
