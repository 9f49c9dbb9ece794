import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AfterCommit, DependencyUnavailableError, playbooks } from '@smarketing/event-bus';
import { logger, OpsRegistry } from '@smarketing/ops';
import { qualifications } from '../qualifications/qualifications.document.js';
import { CommitmentsRepository } from './commitments.repository.js';

/** A look waits until nothing has changed for this long, so that an import is judged when it is in. */
const settle = 1_000;
/** A look is put off no longer than this, however much is changing. */
const patience = 5 * 60_000;
/** Months end and days pass without any fact. */
const interval = 60_000;
const retryAfter = 5_000;

/**
 * Looks at the commitments when the service starts, when the playbook or a qualification has
 * changed, and every minute. Several instances may look at once: what they announce is decided in
 * one transaction on one document.
 */
@Injectable()
export class CommitmentsTicker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  /** Since when a look has been called for by a change; undefined when none has. */
  private wantedSince: number | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isLooking = false;
  private stopped = false;

  constructor(
    private readonly repository: CommitmentsRepository,
    private readonly afterCommit: AfterCommit,
    private readonly ops: OpsRegistry,
  ) {}

  onApplicationBootstrap(): void {
    for (const { collection } of [qualifications, playbooks]) {
      this.afterCommit.on(collection, () => this.changed());
    }
    this.ops.backlog('commitments', async () => ({
      toJudge: this.isLooking || this.wantedSince !== undefined ? 1 : 0,
    }));
    this.changed();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private changed(): void {
    this.wantedSince ??= performance.now();
    const waited = performance.now() - this.wantedSince;
    this.lookIn(Math.max(0, Math.min(settle, patience - waited)));
  }

  private lookIn(milliseconds: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.looking = this.looking.then(() => this.look());
    }, milliseconds);
  }

  private async look(): Promise<void> {
    const wantedSince = this.wantedSince;
    this.wantedSince = undefined;
    this.isLooking = true;
    try {
      await this.repository.announce(new Date());
    } catch (error) {
      // Without a playbook nothing is agreed yet; its arrival calls for a look.
      if (!(error instanceof DependencyUnavailableError)) {
        logger.error({ err: error }, 'The commitments could not be judged; tried again in 5 s.');
        this.wantedSince = wantedSince ?? performance.now();
        this.lookIn(retryAfter);
      }
    } finally {
      this.isLooking = false;
    }
    // A change during the look has called for another one already.
    if (this.wantedSince === undefined) this.lookIn(interval);
  }
}
