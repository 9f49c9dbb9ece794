import { logger } from '@smarketing/observability';
import type { Collection } from 'mongodb';
import { FencedError } from '../errors.js';
import type { Comparison } from './rebuild-progress.js';
import type { RebuildRun, Switching } from './rebuild-run.js';

const beatEveryMs = 1_000;
/** Somebody else may go on when nothing was heard for so long, in milliseconds. */
export const silence = 10_000;

/** Holds the rebuild of a view for this process, and tells others how far it is. */
export class RunKeeper {
  private readonly lost = new AbortController();
  private readonly beating: NodeJS.Timeout;
  private readonly told: { -readonly [K in 'events' | 'documents']: RebuildRun[K] };
  private beganAt: number | undefined;
  private millisecondsBefore: number;
  private problem: string | null = null;

  constructor(
    private readonly runs: Collection<RebuildRun>,
    private readonly run: RebuildRun,
  ) {
    this.told = { events: { ...run.events }, documents: { ...run.documents } };
    this.millisecondsBefore = run.events.milliseconds;
    this.beating = setInterval(() => void this.beat(), beatEveryMs);
  }

  get fence(): number {
    return this.run.fence;
  }

  /** The version of the folds that the rebuild began with. */
  get foldedBy(): number {
    return this.run.foldedBy ?? 1;
  }

  /** See {@link RebuildOrder.numbersFromLog}. */
  get numbersFromLog(): boolean {
    return this.run.numbersFromLog ?? false;
  }

  /** Aborted when the rebuild was taken over or given up, or this process ends. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** So many events were folded before, in earlier attempts. */
  begin(folded: number): void {
    this.told.events.folded = folded;
    this.beganAt ??= performance.now();
  }

  folded(events: number): void {
    this.told.events.folded += events;
    this.problem = null;
  }

  isLeft(events: number): void {
    this.told.events.total = this.told.events.folded + events;
  }

  compares(total: number): void {
    this.told.documents = { compared: 0, total };
  }

  compared(documents: number): void {
    this.told.documents.compared += documents;
  }

  /** What keeps it from going on just now. */
  waits(problem: string): void {
    this.problem = problem;
  }

  /** Throws {@link FencedError} where it is not this process's any more. */
  async confirm(): Promise<void> {
    await this.write({});
  }

  async enter(status: RebuildRun['status'], switching: Switching | null = null): Promise<void> {
    // The rate is that of the folding.
    if (this.beganAt !== undefined) this.millisecondsBefore += performance.now() - this.beganAt;
    this.beganAt = undefined;
    await this.write({ status, switching });
  }

  async found(comparison: Comparison): Promise<void> {
    await this.write({ comparison });
  }

  async end(status: RebuildRun['status'], outcome: Partial<RebuildRun>): Promise<void> {
    clearInterval(this.beating);
    const { events, documents } = this.report();
    const over = { status, endedAt: new Date(), runner: null, events, documents, problem: null };
    await this.runs.updateOne(
      { _id: this.run._id, fence: this.fence },
      { $set: { ...over, ...outcome } },
      { writeConcern: { w: 'majority' } },
    );
  }

  /** This process works on it no longer. */
  leave(reason: Error): void {
    clearInterval(this.beating);
    this.lost.abort(reason);
  }

  /** So that somebody else need not wait until this process is taken for dead. */
  async release(): Promise<void> {
    await this.runs.updateOne(
      { _id: this.run._id, fence: this.fence, endedAt: null },
      { $set: { runner: null } },
    );
  }

  private async beat(): Promise<void> {
    try {
      await this.write(this.report());
    } catch (error) {
      if (error instanceof FencedError) this.leave(error);
      else logger.debug({ err: error }, 'The progress of a rebuild was not stored.');
    }
  }

  private report(): Pick<RebuildRun, 'events' | 'documents' | 'problem'> {
    const since = this.beganAt === undefined ? 0 : performance.now() - this.beganAt;
    const milliseconds = Math.round(this.millisecondsBefore + since);
    return {
      events: { ...this.told.events, milliseconds },
      documents: { ...this.told.documents },
      problem: this.problem,
    };
  }

  private async write(fields: Partial<RebuildRun>): Promise<void> {
    const { matchedCount } = await this.runs.updateOne(
      { _id: this.run._id, fence: this.fence, endedAt: null },
      [
        {
          $set: {
            ...literally(fields),
            'runner.until': { $add: ['$$NOW', silence] },
          },
        },
      ],
      { writeConcern: { w: 'majority' } },
    );
    if (matchedCount === 0) throw new FencedError(0);
  }
}

/** Texts of others may begin with a dollar. */
function literally(fields: object): Record<string, unknown> {
  const literals = Object.entries(fields).map(([name, value]) => [name, { $literal: value }]);
  return Object.fromEntries(literals) as Record<string, unknown>;
}
