import { setTimeout as wait } from 'node:timers/promises';
import type { Lane, LogName } from '@smarketing/contracts';
import { logger } from '@smarketing/ops';
import { MongoError } from 'mongodb';
import { isRefusedDocument, runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import { ViewCache } from '../change/view-cache.js';
import { ConcurrentChangeError, DependencyUnavailableError, FencedError } from '../errors.js';
import type { ViewFolds } from '../fold/fold-registry.js';
import { versionOf } from '../fold/reference-version.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../status/bus-metrics.js';
import type { DecodedRecord } from './decode-record.js';
import { foldBatch, foldContext, PoisonFoundError, recordId, type Fault } from './fold-batch.js';
import { HeldFacts } from './held-facts.js';
import { ParkedKeys } from './parked-keys.js';
import type { ShardPosition, ShardPositions } from './shard-positions.js';

/** How often a fold that throws an unknown error is tried before its key is parked. */
const foldAttempts = 3;
/** How often a transaction that fails for an unknown reason is tried before the batch is halved. */
const transactionAttempts = 3;
/** How often a batch gives way to others that change the same documents, before the partition waits. */
const conflictAttempts = 25;

export interface Applied {
  /** The position behind the batch. */
  readonly position: ShardPosition;
  readonly issued: number;
  readonly changed: readonly string[];
}

interface Faults {
  /** Every record whose fold threw so far, by its id. */
  readonly seen: Map<string, Fault>;
  /** Those that are not tried again. */
  readonly final: Map<string, Fault>;
}

/** Applies batches of one partition, each in one transaction with its position. */
export class BatchApplier {
  private found: readonly ViewFolds[] | undefined;
  private readonly caches = new Map<number, { epoch: number; cache: ViewCache }>();

  constructor(
    private readonly database: ServiceDatabase,
    private readonly positions: ShardPositions,
    private readonly readViews: () => readonly ViewFolds[],
    private readonly loadReference: () => Promise<unknown>,
  ) {}

  /** Read when the first batch comes: by then Nest has made all handlers. */
  private get views(): readonly ViewFolds[] {
    return (this.found ??= this.readViews());
  }

  /**
   * The batch is applied exactly once when this resolves. A faulty record parks its key and stops
   * nobody else. Throws {@link FencedError}, {@link DependencyUnavailableError} or the database's own
   * error where it cannot work now; nothing was applied then, or the position tells.
   */
  async apply(at: ShardPosition, records: readonly DecodedRecord[], lane: Lane): Promise<Applied> {
    const faults: Faults = { seen: new Map(), final: new Map() };
    let failures = 0;
    let conflicts = 0;
    for (;;) {
      try {
        return await this.attempt(at, records, lane, faults.final);
      } catch (error) {
        if (error instanceof PoisonFoundError) {
          note(error, faults);
        } else if (error instanceof ConcurrentChangeError) {
          if (++conflicts >= conflictAttempts) throw error;
          await wait(Math.random() * 20);
        } else if (mustWait(error)) {
          throw error;
        } else if (++failures >= transactionAttempts) {
          return this.isolate(at, records, lane, error as Error);
        }
      }
    }
  }

  /** The batch is refused whatever is tried: halve it until the record is found. */
  private async isolate(
    at: ShardPosition,
    records: readonly DecodedRecord[],
    lane: Lane,
    error: Error,
  ): Promise<Applied> {
    if (records.length === 1) {
      const fault = { error, attempts: transactionAttempts };
      return this.attempt(at, records, lane, new Map([[recordId(records[0]!), fault]]));
    }
    const middle = records.length >> 1;
    const first = await this.apply(at, records.slice(0, middle), lane);
    const second = await this.apply(first.position, records.slice(middle), lane);
    return {
      position: second.position,
      issued: first.issued + second.issued,
      changed: [...new Set([...first.changed, ...second.changed])],
    };
  }

  private async attempt(
    at: ShardPosition,
    records: readonly DecodedRecord[],
    lane: Lane,
    known: ReadonlyMap<string, Fault>,
  ): Promise<Applied> {
    const reference = await this.referenceFor(records);
    const { db, service } = this.database;
    const cache = this.cacheOf(at);
    const { applied, parked, staged } = await runTransaction(this.database, async (session) => {
      const staged = new StagedChanges(db, session, service, { lane, cache, fenced: true });
      const held = new HeldFacts(db, session, at._id);
      const parked = new ParkedKeys(db, session, at._id, service);
      await this.read(at, records, { staged, held, parked });
      foldBatch(records, known, this.views, { staged, held, parked }, foldContext(reference));
      await staged.flush();
      const to = {
        next: nextOffsets(records),
        parked: at.parked + (await parked.flush()),
        held: at.held + (await held.flush()),
      };
      const position = await this.positions.advance(at, to, session, versionOf(reference));
      const applied = {
        position,
        issued: staged.issued + parked.faulty.length,
        changed: staged.changedCollections(),
      };
      return { applied, parked, staged };
    });
    staged.keepInCache();
    tell(parked);
    return applied;
  }

  /** Of another epoch, somebody else may have folded into the documents. */
  private cacheOf({ _id, epoch }: ShardPosition): ViewCache {
    const known = this.caches.get(_id);
    if (known?.epoch === epoch) return known.cache;
    const foldedOnly = this.views.filter(
      ({ view, wake }) => !wake && view.changedBy !== 'commands',
    );
    const cache = new ViewCache(foldedOnly.map(({ view }) => view.collection));
    this.caches.set(_id, { epoch, cache });
    return cache;
  }

  /** The playbook is what references are made of: it must not wait for itself. */
  private async referenceFor(records: readonly DecodedRecord[]): Promise<unknown> {
    if (records.every(({ stream }) => stream === 'playbook')) return undefined;
    try {
      return await this.loadReference();
    } catch (cause) {
      if (cause instanceof DependencyUnavailableError) throw cause;
      const { message } = cause as Error;
      throw new DependencyUnavailableError(`The reference cannot be loaded: ${message}`, { cause });
    }
  }

  private async read(
    at: ShardPosition,
    records: readonly DecodedRecord[],
    target: { staged: StagedChanges; held: HeldFacts; parked: ParkedKeys },
  ): Promise<void> {
    for (const { view, streams } of this.views) {
      const keys = new Set<string>();
      for (const { stream, fact } of records) if (fact && streams.has(stream)) keys.add(fact.key);
      await target.staged.read(view, keys);
    }
    if (at.parked === 0 && at.held === 0) return;
    const keys = [...new Set(records.map(({ record }) => record.key ?? ''))];
    if (at.parked > 0) await target.parked.read(keys);
    if (at.held > 0) await target.held.read(keys);
  }
}

function note({ poisons }: PoisonFoundError, { seen, final }: Faults): void {
  for (const { id, cause } of poisons) {
    const fault = { error: cause, attempts: (seen.get(id)?.attempts ?? 0) + 1 };
    seen.set(id, fault);
    const hopeless = (cause as { retryable?: boolean }).retryable === false;
    if (hopeless || fault.attempts >= foldAttempts) final.set(id, fault);
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
      'A faulty event parked its key: what follows of that key waits, all others go on.',
    );
  }
}

function nextOffsets(records: readonly DecodedRecord[]): Partial<Record<LogName, number>> {
  const next: Partial<Record<LogName, number>> = {};
  for (const { log, record } of records) {
    next[log] = Math.max(next[log] ?? 0, record.offset + 1);
  }
  return next;
}
