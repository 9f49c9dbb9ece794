import type { StreamName } from '@smarketing/contracts';
import type { Collection } from 'mongodb';
import { parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import { DependencyUnavailableError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { ServiceDatabase } from '../service-database.js';
import {
  deadLetterOf,
  NoSuchDeadLetterError,
  type DeadLetter,
  type DeadLetterAction,
  type Operator,
  type ParkedWhole,
  type Redriven,
} from './dead-letter.js';
import { readActions, type ActionsWanted } from './dead-letter-actions.js';
import { readDeadLetters, wholeOf, type LettersWanted } from './read-dead-letters.js';
import { parkedWith, type Folding, type KeyRedriven, type Order } from './redrive-key.js';
import { runRedrive } from './run-redrive.js';

export interface DeadLetterShown {
  readonly letter: DeadLetter;
  /** What is parked of the key, in the order of a redrive; at most as many as asked for. */
  readonly records: readonly ParkedWhole[];
  /** What was done to the key before, newest first. */
  readonly actions: readonly DeadLetterAction[];
}

export interface RedriveWanted {
  readonly letter: string;
  readonly by: Operator;
  /** Only tell what it would lead to. */
  readonly dryRun: boolean;
}

/** The parked keys of this service, and what an operator can do about them. */
export class DeadLetters {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly views: readonly ViewFolds[],
    private readonly loadReference: () => Promise<unknown>,
    private readonly referenceStream: StreamName | undefined,
    private readonly onCommitted: (redriven: KeyRedriven) => void,
  ) {}

  /** Dead letters in the order of their ids. */
  async list(wanted: LettersWanted): Promise<DeadLetter[]> {
    return readDeadLetters(this.parked, wanted);
  }

  /** What operators did, newest first. */
  async actions(wanted: ActionsWanted): Promise<DeadLetterAction[]> {
    return readActions(this.database.db, wanted);
  }

  /** Throws {@link NoSuchDeadLetterError}. */
  async show(letter: string, limit: number): Promise<DeadLetterShown> {
    const faulty = await this.find(letter);
    const [records, actions] = await Promise.all([
      parkedWith(this.parked, faulty),
      this.actions({ key: faulty.key, limit }),
    ]);
    return {
      letter: deadLetterOf(faulty, records.length - 1),
      records: records.slice(0, limit).map(wholeOf),
      actions,
    };
  }

  /**
   * Applies the records of the letter's key in order, each exactly once, up to the first that is
   * faulty still: that one and its successors stay parked. Throws {@link NoSuchDeadLetterError},
   * {@link DependencyUnavailableError}, `ConcurrentChangeError`; nothing was done then.
   */
  async redrive({ letter, by, dryRun }: RedriveWanted): Promise<Redriven> {
    return this.run({ letter: await this.find(letter), by, discard: undefined }, dryRun);
  }

  /** Removes the faulty record for good, and redrives what waits behind it. Throws like `redrive`. */
  async discard({ letter, by, dryRun, reason }: RedriveWanted & { reason: string }) {
    return this.run({ letter: await this.find(letter), by, discard: { reason } }, dryRun);
  }

  private async find(letter: string): Promise<ParkedRecord> {
    const faulty = await this.parked.findOne({ _id: letter, fault: { $exists: true } });
    if (!faulty) throw new NoSuchDeadLetterError(letter);
    return faulty;
  }

  private async run(order: Order, dryRun: boolean): Promise<Redriven> {
    const redriven = await runRedrive(await this.foldingFor(order), order, dryRun);
    if (!dryRun) this.onCommitted(redriven);
    return redriven.outcome;
  }

  private async foldingFor({ letter }: Order): Promise<Folding> {
    return {
      database: this.database,
      views: this.views,
      reference: await this.referenceFor(letter),
    };
  }

  /** What references are made of must not wait for one. */
  private async referenceFor({ stream }: Order['letter']): Promise<unknown> {
    if (stream === this.referenceStream) return undefined;
    try {
      return await this.loadReference();
    } catch (cause) {
      if (cause instanceof DependencyUnavailableError) throw cause;
      const { message } = cause as Error;
      throw new DependencyUnavailableError(`The reference cannot be loaded: ${message}`, { cause });
    }
  }

  private get parked(): Collection<ParkedRecord> {
    return this.database.db.collection<ParkedRecord>(parkedCollection);
  }
}
