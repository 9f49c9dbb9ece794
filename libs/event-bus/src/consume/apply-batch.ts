import { setTimeout as wait } from 'node:timers/promises';
import type { Lane, TopicName, StreamName } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import { MongoError, type ClientSession, type Db } from 'mongodb';
import { isRefusedDocument, runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import { PartitionCaches, ViewCache } from '../change/view-cache.js';
import { ConcurrentChangeError, DependencyUnavailableError, FencedError } from '../errors.js';
import { takes, type ViewFolds } from '../fold/view-folds.js';
import { versionOf } from '../fold/reference-version.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../bus-metrics.js';
import { retries } from '../retries.js';
import type { DecodedRecord } from './decode-record.js';
import type { Fault } from './fault.js';
import { foldBatch, foldContext, PoisonFoundError, recordId } from './fold-batch.js';
import { FoldedFacts } from './folded-facts.js';
import { HeldFacts } from './held-facts.js';
import { ParkedKeys } from './parked-keys.js';
import type { Move, PartitionPosition, PartitionPositions } from './partition-positions.js';

/** Records of one partition, the position from which they go on, and where the logs go on behind them. */
export interface Batch {
  readonly at: PartitionPosition;
  readonly records: readonly DecodedRecord[];
  /** Of each log that moves; also behind what is nobody's record. */
  readonly next: PartitionPosition['next'];
}

export interface Applied {
  /** The position behind the batch. */
  readonly position: PartitionPosition;
  /** Of batches that were applied together, the first one tells what all of them issued and changed. */
  readonly issued: readonly OutboxRow[];
  /** How many records were dead-lettered; the letters lie in the outbox. */
  readonly deadLettered: number;
  readonly changed: readonly string[];
}

/** A batch in the hands of a transaction. */
interface OpenBatch extends Batch {
  readonly held: HeldFacts;
  readonly parked: ParkedKeys;
}

interface Faults {
  /** Every record whose fold threw so far, by its id. */
  readonly seen: Map<string, Fault>;
  /** Those that are not tried again. */
  readonly final: Map<string, Fault>;
}

/** Applies batches of one partition, each in one transaction with its position. */
export class BatchApplier {
  private readonly caches = new Map<number, { epoch: number; cache: ViewCache }>();

  constructor(
    private readonly database: ServiceDatabase,
    private readonly positions: PartitionPositions,
    private readonly views: readonly ViewFolds[],
    private readonly loadReference: () => Promise<unknown>,
    readonly referenceStream: StreamName | undefined,
  ) {}

  /**
   * The batch is applied exactly once when this resolves. A faulty record parks its key and stops
   * nobody else. Throws {@link FencedError}, {@link DependencyUnavailableError} or the database's own
   * error where it cannot work now; nothing was applied then, or the position tells.
   */
  async apply(batch: Batch, lane: Lane): Promise<Applied> {
    const faults: Faults = { seen: new Map(), final: new Map() };
    let failures = 0;
    let conflicts = 0;
    for (let guessing = true; ; guessing = false) {
      try {
        const [applied] = await this.attempt([batch], lane, faults.final, { guessing });
        return applied!;
      } catch (error) {
        if (error instanceof PoisonFoundError) {
          note(error, faults);
        } else if (error instanceof ConcurrentChangeError) {
          if (++conflicts >= retries.contendedBatch.tries) throw error;
          await wait(retries.contendedBatch.pauseMs(conflicts));
        } else if (mustWait(error)) {
          throw error;
        } else if (++failures >= retries.refusedBatch.tries) {
          return this.isolate(batch, lane, error as Error);
        }
      }
    }
  }

  /**
   * Batches of several partitions in one transaction: all of them are applied exactly once, or none.
   * One try; what it throws says nothing about any one of them.
   */
  applyTogether(batches: readonly Batch[], lane: Lane): Promise<Applied[]> {
    return this.attempt(batches, lane, new Map(), { goOnFor: 0, guessing: true });
  }

  /** The batch is refused whatever is tried: halve it until the record is found. */
  private async isolate(batch: Batch, lane: Lane, error: Error): Promise<Applied> {
    const { at, records, next } = batch;
    if (records.length === 0) throw error;
    if (records.length === 1) {
      const fault = { error, attempts: retries.refusedBatch.tries };
      const known = new Map([[recordId(records[0]!), fault]]);
      const [applied] = await this.attempt([batch], lane, known);
      return applied!;
    }
    const middle = records.length >> 1;
    const half = records.slice(0, middle);
    const first = await this.apply({ at, records: half, next: nextOffsets(half) }, lane);
    const rest = { at: first.position, records: records.slice(middle), next };
    const second = await this.apply(rest, lane);
    return {
      position: second.position,
      issued: [...first.issued, ...second.issued],
      deadLettered: first.deadLettered + second.deadLettered,
      changed: [...new Set([...first.changed, ...second.changed])],
    };
  }

  private async attempt(
    batches: readonly Batch[],
    lane: Lane,
    known: ReadonlyMap<string, Fault>,
    { goOnFor, guessing = false }: { goOnFor?: number; guessing?: boolean } = {},
  ): Promise<Applied[]> {
    const reference = await this.referenceFor(batches);
    const { db, service, given } = this.database;
    const cache = new PartitionCaches(batches.map(({ at }) => this.cacheOf(at)));
    const work = async (session: ClientSession) => {
      // Whoever holds the partition is the only one that folds into its counters.
      const countIn = batches[0]!.at._id;
      const options = { lane, cache, fenced: true, countIn, given };
      const staged = new StagedChanges(db, session, service, options);
      const open = batches.map((batch) => ({
        ...batch,
        held: new HeldFacts(db, session, batch.at._id),
        parked: new ParkedKeys(db, session, batch.at._id, service),
      }));
      await this.read(open, staged, guessing);
      const context = foldContext(reference, this.database.rules);
      const folded = new FoldedFacts();
      try {
        for (const { records, held, parked } of open) {
          foldBatch(records, known, this.views, { staged, held, parked, folded }, context);
        }
      } catch (error) {
        // Before a record is blamed for what may be due to a document that was not read.
        await staged.confirmNew();
        throw error;
      }
      await staged.flush();
      await endBelongings(staged, this.views, { db, session });
      const moves: Move[] = [];
      for (const { at, records, next, held, parked } of open) {
        const to = {
          next,
          parked: at.parked + (await parked.flush()),
          held: at.held + (await held.flush()),
        };
        moves.push({ at, to, records });
      }
      const moved = await this.positions.advance(moves, session, {
        version: versionOf(reference),
        rules: this.database.rules,
      });
      return { moved, staged, folded, parked: open.map(({ parked }) => parked) };
    };
    const { moved, staged, folded, parked } = await runTransaction(this.database, work, goOnFor);
    folded.record();
    staged.keepInCache();
    const deadLettered = parked.reduce((sum, { faulty: { length } }) => sum + length, 0);
    parked.forEach(tell);
    const all = { issued: staged.issued, deadLettered, changed: staged.changedCollections() };
    const nothing = { issued: [], deadLettered: 0, changed: [] };
    return moved.map((position, index) => ({ position, ...(index === 0 ? all : nothing) }));
  }

  /** Of another epoch, somebody else may have folded into the documents. */
  private cacheOf({ _id, epoch }: PartitionPosition): readonly [partition: number, ViewCache] {
    const known = this.caches.get(_id);
    if (known?.epoch === epoch) return [_id, known.cache];
    const foldedOnly = this.views.filter(
      ({ view, wake }) => !wake && view.changedBy !== 'commands',
    );
    const cache = new ViewCache(foldedOnly.map(({ view }) => view.collection));
    this.caches.set(_id, { epoch, cache });
    return [_id, cache];
  }

  /** What references are made of must not wait for one. */
  private async referenceFor(batches: readonly Batch[]): Promise<unknown> {
    const makesReferences = ({ stream }: DecodedRecord) => stream === this.referenceStream;
    if (batches.every(({ records }) => records.every(makesReferences))) return undefined;
    try {
      return await this.loadReference();
    } catch (cause) {
      if (cause instanceof DependencyUnavailableError) throw cause;
      const { message } = cause as Error;
      throw new DependencyUnavailableError(`The reference cannot be loaded: ${message}`, { cause });
    }
  }

  /**
   * Guessing, a document is taken as new where the first fact of the stream comes by which documents of
   * the view begin. That fact changes it, so a wrong guess is refused by its id when it is written.
   */
  private async read(
    open: readonly OpenBatch[],
    staged: StagedChanges,
    guessing: boolean,
  ): Promise<void> {
    for (const folds of this.views) {
      const [beginning] = folds.streams;
      const keys = new Set<string>();
      const takenAsNew = new Set<string>();
      for (const { stream, fact } of open.flatMap(({ records }) => records)) {
        if (!fact || !takes(folds, stream, fact.key)) continue;
        keys.add(fact.key);
        if (guessing && stream === beginning && fact.sequence === 1) takenAsNew.add(fact.key);
      }
      await staged.read(folds.view, keys, takenAsNew);
    }
    for (const { at, records, held, parked } of open) {
      if (at.parked === 0 && at.held === 0) continue;
      const keys = [...new Set(records.map(({ record }) => record.key ?? ''))];
      if (at.parked > 0) {
        const ending = endingIn(records, this.views);
        await parked.read(keys, { readAnew: at.resumed !== undefined, ending });
      }
      if (at.held > 0) await held.read(keys);
    }
  }
}

/** The keys that one of the records ends. */
function endingIn(records: readonly DecodedRecord[], views: readonly ViewFolds[]): string[] {
  const types = new Set(views.map(({ endsBy }) => endsBy));
  return records.flatMap(({ fact }) => (fact && types.has(fact.type) ? [fact.key] : []));
}

/** Deletes what belongs to documents that have ended in this transaction. */
async function endBelongings(
  staged: StagedChanges,
  views: readonly ViewFolds[],
  { db, session }: { db: Db; session: ClientSession },
): Promise<void> {
  for (const { view } of views) {
    const belongings = view.endsWith ?? [];
    const ended = belongings.length > 0 ? staged.endedOf(view) : [];
    for (const id of ended) {
      for (const { collection: name, of, only } of belongings) {
        const collection = db.collection<{ _id: string; on?: string }>(name);
        if (!only) await collection.deleteMany(of(id), { session });
        else await collection.updateMany(of(id), { $unset: unsetting(only) }, { session });
      }
    }
  }
}

function unsetting(fields: readonly string[]): Record<string, ''> {
  return Object.fromEntries(fields.map((field) => [field, '']));
}

function note({ poisons }: PoisonFoundError, { seen, final }: Faults): void {
  for (const { id, cause } of poisons) {
    const fault = { error: cause, attempts: (seen.get(id)?.attempts ?? 0) + 1 };
    seen.set(id, fault);
    const hopeless = (cause as { retryable?: boolean }).retryable === false;
    if (hopeless || fault.attempts >= retries.faultyFold.tries) final.set(id, fault);
  }
}

/**
 * True where nothing is wrong with the records, so that they must not be parked: the partition waits.
 * Of the database that is every error but its refusal of what a document holds.
 */
function mustWait(error: unknown): boolean {
  return (
    error instanceof FencedError ||
    error instanceof DependencyUnavailableError ||
    (error instanceof MongoError && !isRefusedDocument(error))
  );
}

function tell(parked: ParkedKeys): void {
  if (parked.size > 0) busMetrics.parkedEvents.inc(parked.size);
  for (const { stream, shard, offset, key, fault } of parked.faulty) {
    logger.error(
      { stream, partition: shard, offset, key, error: fault!.name, reason: fault!.message },
      'A faulty event parked its key: what follows of that key waits, all others continue.',
    );
  }
}

function nextOffsets(records: readonly DecodedRecord[]): Partial<Record<TopicName, number>> {
  const next: Partial<Record<TopicName, number>> = {};
  for (const { topic, record } of records) {
    next[topic] = Math.max(next[topic] ?? 0, record.offset + 1);
  }
  return next;
}
