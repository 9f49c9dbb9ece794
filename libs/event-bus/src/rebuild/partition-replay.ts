import { topicNamed, type TopicName } from '@smarketing/contracts';
import type { ClientSession, Collection } from 'mongodb';
import { runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import { ViewCache } from '../change/view-cache.js';
import { decodeRecord, type DecodedRecord } from '../consume/decode-record.js';
import { numberOf } from '../consume/parked-keys.js';
import { restoreRecord, storeRecord, type StoredRecord } from '../consume/stored-record.js';
import type { PartitionPosition } from '../consume/partition-positions.js';
import { standInFor } from '../dead-letters/stand-in.js';
import { FencedError } from '../errors.js';
import { takes, type ViewFolds } from '../fold/view-folds.js';
import type { ServiceDatabase } from '../service-database.js';
import {
  hasActions,
  nothing,
  readLiveRecords,
  recordName,
  type LiveRecords,
} from './live-records.js';
import type { LogReader, Offsets, ReadRecord } from './log-reader.js';
import type { OwnFactIndex } from './own-facts.js';
import { PutOffFacts, type PutOffFact } from './put-off-facts.js';
import type { RebuildFault } from './rebuild-progress.js';
import { rebuildPartitionsCollection, type RebuildPartition } from './rebuild-run.js';
import { referenceAt, type PastReferences } from './reference-at.js';
import type { ReferenceVersions } from './reference-versions.js';
import { replayFact, ReplayFault, replayKey, type Replay } from './replay-key.js';

/** Events of one transaction. */
const recordsPerBatch = 2_000;
const keysAtOnce = 500;

/** What the partitions of a rebuild share. */
export interface ReplayParts {
  readonly database: ServiceDatabase;
  /** The folds of the view, with the collection of the rebuilt one. */
  readonly folds: ViewFolds;
  readonly putOff: Collection<PutOffFact>;
  readonly references: ReferenceVersions;
  /** Where the view is woken, or only the log knows its numbers. */
  readonly ownFacts: OwnFactIndex | undefined;
  /** Told which documents may change, before they do. */
  readonly onTouched: (keys: Iterable<string>) => void;
  readonly onFolded: (events: number) => void;
}

/** What one transaction is about. */
interface Share {
  readonly records: readonly ReadRecord[];
  /** Keys of whose put-off facts and wakes some may have their turn now. */
  readonly keys: readonly string[];
  readonly until: number;
  /** False: what the log says of wakes counts no longer, and all that is put off for them is folded. */
  readonly withWakes: boolean;
}

/** Folds one partition of the log into the rebuilt view, with its position in each transaction. */
export class PartitionReplay {
  private readonly cache: ViewCache;
  private readonly faults = new Map<string, RebuildFault>();
  /** True where the live view has parked, discarded or redriven records of the partition. */
  private liveDiffers = true;
  private past: PastReferences = [];

  constructor(
    private readonly parts: ReplayParts,
    private at: RebuildPartition,
  ) {
    this.cache = new ViewCache([parts.folds.view.collection]);
    for (const fault of at.faults) this.faults.set(fault.record, fault);
  }

  get next(): Offsets {
    return this.at.next;
  }

  get faulty(): readonly RebuildFault[] {
    return [...this.faults.values()];
  }

  /** Notes what the service has issued itself, up to these offsets. */
  async noteOwnFacts(reader: LogReader, to: Offsets, signal: AbortSignal): Promise<void> {
    const { shard } = this.at;
    for (;;) {
      const taken = await reader.take(shard, to, recordsPerBatch, signal);
      if (taken.length === 0) return;
      const own = { ...this.at.own };
      for (const [topic, same] of Map.groupBy(taken, (one) => one.log)) {
        const records = same.map(({ record }) => record);
        await this.parts.ownFacts!.note(topicNamed(topic).stream, shard, records);
        own[topic] = records.at(-1)!.offset + 1;
      }
      await this.move({ own });
      this.at = { ...this.at, own, moves: this.at.moves + 1 };
    }
  }

  /**
   * Folds what the live view has folded up to that position, by the versions of the reference that it
   * folded it by.
   */
  async foldUpTo(live: PartitionPosition, reader: LogReader, signal: AbortSignal): Promise<void> {
    await this.lookAtLive(live);
    const to = this.ofTheView(live.next);
    for (;;) {
      const records = await reader.take(this.at.shard, to, recordsPerBatch, signal);
      if (records.length === 0) return;
      await this.apply({ records, keys: [], until: -Infinity, withWakes: true });
    }
  }

  /** Folds what was put off, and wakes what the log says was woken before that time. */
  async catchUpWithin(until: number, signal: AbortSignal): Promise<void> {
    const share = { records: [], until, withWakes: true } as const;
    const before = new Date(Math.min(until, 8.64e15));
    for (let last = ''; this.parts.ownFacts;) {
      signal.throwIfAborted();
      const { shard } = this.at;
      const keys = await this.parts.ownFacts.wokenBefore(shard, before, last, keysAtOnce);
      if (keys.length === 0) break;
      await this.apply({ ...share, keys });
      last = keys.at(-1)!;
    }
    await this.retryPutOff(share, signal);
  }

  /** Folds what is put off only for the sake of a wake that cannot be replayed. */
  async foldTheRest(signal: AbortSignal): Promise<void> {
    if (!this.parts.ownFacts) return;
    await this.retryPutOff({ records: [], until: Infinity, withWakes: false }, signal);
  }

  private async lookAtLive({
    _id: partition,
    parked,
    references = [],
  }: PartitionPosition): Promise<void> {
    this.liveDiffers = parked > 0 || (await hasActions(this.parts.database.db, partition));
    this.past = references;
    await this.parts.references.need(references.map(({ version }) => version));
  }

  private async retryPutOff(share: Omit<Share, 'keys'>, signal: AbortSignal): Promise<void> {
    if (this.at.putOff === 0) return;
    const keys = await this.parts.putOff.distinct('key', { shard: this.at.shard });
    for (let from = 0; from < keys.length; from += keysAtOnce) {
      signal.throwIfAborted();
      await this.apply({ ...share, keys: keys.slice(from, from + keysAtOnce) });
    }
  }

  /** Streams that are nothing to the view are not read, and so never behind. */
  private ofTheView(next: Offsets): Offsets {
    const { streams } = this.parts.folds;
    const topics = (Object.keys(next) as TopicName[]).filter((topic) =>
      streams.has(topicNamed(topic).stream),
    );
    return Object.fromEntries(topics.map((topic) => [topic, next[topic]]));
  }

  /** A fact whose fold throws is left out, with what follows of it; the others are folded. */
  private async apply(share: Share): Promise<void> {
    const keys = [...new Set([...share.keys, ...share.records.flatMap(keyOf)])];
    this.parts.onTouched(keys);
    for (;;) {
      try {
        const staged = await this.attempt(share, keys);
        staged.keepInCache();
        this.parts.onFolded(share.records.length);
        return;
      } catch (error) {
        if (!(error instanceof ReplayFault)) throw error;
        const { topic, record } = error.decoded;
        const name = recordName(topic, this.at.shard, record.offset);
        const message = `${error.cause.name}: ${error.cause.message}`.slice(0, 500);
        this.faults.set(name, { record: name, key: record.key, error: message });
      }
    }
  }

  private async attempt(share: Share, keys: readonly string[]): Promise<StagedChanges> {
    const { database, folds, putOff: collection } = this.parts;
    const { db, service } = database;
    const { shard } = this.at;
    let to = this.at;
    const staged = await runTransaction(database, async (session) => {
      const live = this.liveDiffers ? await readLiveRecords(db, shard, keys, session) : nothing;
      if (live.redriven.size > 0) {
        const versions = [...live.redriven.values()].map(({ version }) => version);
        await this.parts.references.need(versions);
      }
      const options = { cache: this.cache, fenced: true, publishing: false };
      const staged = new StagedChanges(db, session, service, options);
      await staged.read(folds.view, keys);
      const putOff = new PutOffFacts(collection, session, shard);
      const readAs = (stored: StoredRecord) => this.readAs(stored, live);
      if (this.at.putOff > 0) await putOff.read(keys, readAs);
      const replay = await this.replayOf(share, keys, { staged, putOff, live, session });
      for (const { log, record } of share.records) {
        const decoded = this.decode(log, record, live);
        if (decoded.fact && takes(folds, decoded.stream, decoded.fact.key)) {
          replayFact(decoded, replay);
        }
      }
      for (const key of share.keys) replayKey(key, replay);
      await staged.flush();
      await this.parts.ownFacts?.forget(replay.woken, session);
      to = {
        ...this.at,
        moves: this.at.moves + 1,
        next: nextOffsets(this.at.next, share.records),
        folded: this.at.folded + share.records.length,
        putOff: this.at.putOff + (await putOff.flush()),
        faults: [...this.faults.values()].slice(0, 100),
      };
      const { next, folded, putOff: count, faults } = to;
      await this.move({ next, folded, putOff: count, faults }, session);
      return staged;
    });
    this.at = to;
    return staged;
  }

  private async replayOf(
    { until, withWakes }: Share,
    keys: readonly string[],
    {
      live,
      session,
      ...target
    }: Pick<Replay, 'staged' | 'putOff'> & { live: LiveRecords; session: ClientSession },
  ): Promise<Replay> {
    const { past } = this;
    const { references, folds, ownFacts } = this.parts;
    const name = ({ topic, record }: DecodedRecord) =>
      recordName(topic, this.at.shard, record.offset);
    const redriven = (decoded?: DecodedRecord) => decoded && live.redriven.get(name(decoded));
    // Where nothing was noted, the live view has folded nothing yet.
    const rulesIn = (noted: PastReferences[number] | undefined) =>
      noted ? (noted.rules ?? 1) : this.parts.database.rules;
    return {
      ...target,
      folds,
      until,
      woken: [],
      numbersFromLog: ownFacts !== undefined,
      isBlocked: (decoded) => {
        const { stream, key, sequence } = decoded.fact!;
        const isParked = live.parkedNumbers.has(numberOf(stream, key, sequence));
        return isParked || live.parked.has(name(decoded)) || this.faults.has(name(decoded));
      },
      references: {
        of: ({ topic, record }) => referenceAt(past, topic, record.offset),
        get: (index, decoded) => references.get(redriven(decoded)?.version ?? past[index]?.version),
        newest: () => references.get(past.at(-1)?.version),
        rules: (index, decoded) => redriven(decoded)?.rules ?? rulesIn(past[index]),
        newestRules: () => rulesIn(past.at(-1)),
      },
      ownFacts: ownFacts && withWakes ? await ownFacts.read(keys, session) : new Map(),
    };
  }

  private decode(topic: TopicName, record: ReadRecord['record'], live: LiveRecords): DecodedRecord {
    const decoded = decodeRecord(record, topic);
    const name = recordName(topic, this.at.shard, record.offset);
    if (!live.discarded.has(name)) return decoded;
    return standInFor(storeRecord(name, this.at.shard, decoded)) ?? decoded;
  }

  private readAs(stored: StoredRecord, live: LiveRecords): DecodedRecord {
    return this.decode(stored.log, restoreRecord(stored), live);
  }

  /** Compare-and-set: whoever has been taken over from must not write any more. */
  private async move(to: Partial<RebuildPartition>, session?: ClientSession): Promise<void> {
    const { _id, fence, moves, shard } = this.at;
    const { matchedCount } = await this.parts.database.db
      .collection<RebuildPartition>(rebuildPartitionsCollection)
      .updateOne(
        { _id, fence, moves },
        { $set: { ...to, moves: moves + 1 } },
        { ...(session && { session }) },
      );
    if (matchedCount === 0) throw new FencedError(shard);
  }
}

function keyOf({ record }: ReadRecord): string[] {
  return record.key === null ? [] : [record.key];
}

function nextOffsets(from: Offsets, records: readonly ReadRecord[]): Offsets {
  const next = { ...from };
  for (const { log, record } of records) next[log] = record.offset + 1;
  return next;
}
