import type { StreamName } from '@smarketing/contracts';
import { isDatabaseAway, runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import { ConcurrentChangeError, DependencyUnavailableError, FencedError } from '../errors.js';
import type { ViewFolds } from '../fold/fold-registry.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../status/bus-metrics.js';
import type { DecodedRecord } from './decode-record.js';
import { foldBatch, foldContext, PoisonFoundError } from './fold-batch.js';
import { HeldFacts } from './held-facts.js';
import { ParkedKeys } from './parked-keys.js';
import type { ShardPosition, ShardPositions } from './shard-positions.js';

/** How often a fold that throws an unknown error is tried before its key is parked. */
const foldAttempts = 3;
/** How often a transaction that fails for an unknown reason is tried before the batch is halved. */
const transactionAttempts = 3;

export interface Applied {
  /** The position behind the batch. */
  readonly position: ShardPosition;
  readonly issued: number;
  readonly changed: readonly string[];
}

type Faults = Map<number, { fault: Error; attempts: number }>;

/** Applies batches of one partition, each in one transaction with its position. */
export class BatchApplier {
  private found: readonly ViewFolds[] | undefined;

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
   * error where it is away; nothing was applied then.
   */
  async apply(at: ShardPosition, records: readonly DecodedRecord[]): Promise<Applied> {
    const faults: Faults = new Map();
    for (let failures = 0; ;) {
      try {
        return await this.attempt(at, records, faults);
      } catch (error) {
        if (error instanceof PoisonFoundError) {
          noteFault(faults, error);
        } else if (canWait(error)) {
          throw error;
        } else if (!(error instanceof ConcurrentChangeError) && ++failures >= transactionAttempts) {
          return this.isolate(at, records, error as Error);
        }
      }
    }
  }

  /** The database refuses the batch whatever is tried: halve it until the record is found. */
  private async isolate(
    at: ShardPosition,
    records: readonly DecodedRecord[],
    error: Error,
  ): Promise<Applied> {
    if (records.length === 1) {
      return this.attempt(
        at,
        records,
        new Map([[0, { fault: error, attempts: transactionAttempts }]]),
      );
    }
    const middle = records.length >> 1;
    const first = await this.apply(at, records.slice(0, middle));
    const second = await this.apply(first.position, records.slice(middle));
    return {
      position: second.position,
      issued: first.issued + second.issued,
      changed: [...new Set([...first.changed, ...second.changed])],
    };
  }

  private async attempt(
    at: ShardPosition,
    records: readonly DecodedRecord[],
    faults: Faults,
  ): Promise<Applied> {
    const known = new Map([...faults].filter(([, { attempts }]) => attempts >= foldAttempts));
    // The playbook is what references are made of: it must not wait for itself.
    const decides = records.some(({ stream }) => stream !== 'playbook');
    const reference = decides ? await this.loadReference() : undefined;
    const { client, db, service } = this.database;
    return runTransaction(client, async (session) => {
      const staged = new StagedChanges(db, session, service);
      const held = new HeldFacts(db, session, at._id);
      const parked = new ParkedKeys(db, session, at._id, service);
      await this.read(at, records, { staged, held, parked });
      foldBatch(records, known, this.views, { staged, held, parked }, foldContext(reference));
      await staged.flush();
      const parkedRecords = await parked.flush();
      const to = {
        next: nextOffsets(records),
        parked: at.parked + parkedRecords,
        held: at.held + (await held.flush()),
      };
      await this.positions.advance(at, to, session);
      if (parkedRecords > 0) busMetrics.parkedEvents.inc(parkedRecords);
      return {
        position: { ...at, ...to, next: { ...at.next, ...to.next } },
        issued: staged.issued + parkedRecords,
        changed: staged.changedCollections(),
      };
    });
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

function noteFault(faults: Faults, { index, cause }: PoisonFoundError): void {
  if (cause instanceof DependencyUnavailableError) throw cause;
  const final = (cause as { retryable?: boolean }).retryable === false;
  const attempts = (faults.get(index)?.attempts ?? 0) + 1;
  faults.set(index, { fault: cause, attempts: final ? foldAttempts : attempts });
}

function canWait(error: unknown): boolean {
  return (
    error instanceof FencedError ||
    error instanceof DependencyUnavailableError ||
    isDatabaseAway(error)
  );
}

function nextOffsets(records: readonly DecodedRecord[]): Partial<Record<StreamName, number>> {
  const next: Partial<Record<StreamName, number>> = {};
  for (const { stream, record } of records) {
    next[stream] = Math.max(next[stream] ?? 0, record.offset + 1);
  }
  return next;
}
