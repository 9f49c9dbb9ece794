import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AfterCommit, BusStatus, DependencyUnavailableError } from '@smarketing/event-bus';
import { playbooks } from '@smarketing/playbook/in-force';
import { logger, OpsRegistry } from '@smarketing/observability';
import { qualifications } from '../qualifications/qualifications.view.js';
import { AnnounceCommitments } from './announce-commitments.provider.js';

/** A look waits until nothing has changed for this long, so that an import is judged when it is in. */
const settleMs = 1_000;
/** Changes put a look off no longer than this, however many they are. */
const patienceMs = 5 * 60_000;
/** Months end and days pass without any fact. */
const intervalMs = 60_000;
const retryAfterMs = 5_000;
/**
 * What is announced is never taken back, so nothing is judged as long as facts are on the log that
 * are not counted, however long that takes: after a crash, or between two batches, that can be much
 * longer than a look waits. Live traffic is counted faster than this, so one of some tries passes.
 */
const caughtUpCheckMs = 1_000;

/**
 * Looks at the commitments when the service starts, when the playbook or a qualification has
 * changed, and every minute; but only when all that is on the log is counted. Several instances may look at once: what they announce is decided in
 * one transaction on one document.
 */
@Injectable()
export class CommitmentsTicker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  /** Since when a look has been called for by a change; undefined when none has. */
  private wantedSince: number | undefined;
  private looking: Promise<void> = Promise.resolve();
  private announcing: Promise<void> = Promise.resolve();
  private isLooking = false;
  /** No look before this time, whatever changes: the service was behind. */
  private notBefore = 0;
  private stopped = false;

  constructor(
    private readonly commitments: AnnounceCommitments,
    private readonly afterCommit: AfterCommit,
    private readonly status: BusStatus,
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
    // Not for the look: where Kafka is away, it waits for that. It reports how the announcing ends.
    await this.announcing.catch(() => undefined);
  }

  private changed(): void {
    this.wantedSince ??= performance.now();
    const waited = performance.now() - this.wantedSince;
    this.lookIn(Math.max(0, Math.min(settleMs, patienceMs - waited)));
  }

  private lookIn(milliseconds: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    const soonest = this.notBefore - performance.now();
    this.timer = setTimeout(
      () => {
        this.looking = this.looking.then(() => this.look());
      },
      Math.max(milliseconds, soonest),
    );
  }

  private async look(): Promise<void> {
    const wantedSince = this.wantedSince;
    this.wantedSince = undefined;
    this.isLooking = true;
    try {
      if (!(await this.isCaughtUp())) {
        this.wantedSince = wantedSince ?? this.wantedSince ?? performance.now();
        this.notBefore = performance.now() + caughtUpCheckMs;
        this.lookIn(caughtUpCheckMs);
        return;
      }
      if (this.stopped) return;
      this.announcing = this.commitments.announce(new Date());
      await this.announcing;
    } catch (error) {
      // Without a playbook nothing is agreed yet; its arrival calls for a look.
      if (!(error instanceof DependencyUnavailableError)) {
        logger.error({ err: error }, 'The commitments could not be judged; trying again in 5 s.');
        this.wantedSince = wantedSince ?? performance.now();
        this.lookIn(retryAfterMs);
      }
    } finally {
      this.isLooking = false;
    }
    // A change during the look has called for another one already.
    if (this.wantedSince === undefined) this.lookIn(intervalMs);
  }

  private async isCaughtUp(): Promise<boolean> {
    try {
      const { lagEvents, heldEvents } = await this.status.backlog();
      return lagEvents === 0 && heldEvents === 0;
    } catch (error) {
      // Readiness and the ops port's backlog tell of what is away.
      logger.debug(
        { err: error },
        'It is not known whether everything is counted; asking again in a second.',
      );
      return false;
    }
  }
}
