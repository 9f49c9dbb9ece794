import { Injectable } from '@nestjs/common';
import { causeOfRequest, Pace, UnitOfWork } from '@smarketing/event-bus';
import { runOutsideOfTrace } from '@smarketing/ops';
import { isolateFaults } from './isolate-faults.js';
import type { CaptureCommand } from './capture-command.js';
import { CaptureRepository, actOf, type Captured } from './capture.repository.js';

/** More captures are waiting than the database takes. Trying again a little later helps. */
export class CaptureQueueFullError extends Error {
  readonly retryable = true;
  constructor(readonly waiting: number) {
    super(`${waiting} captures are waiting already.`);
    this.name = 'CaptureQueueFullError';
  }
}

interface Waiting {
  readonly command: CaptureCommand;
  readonly resolve: (captured: Captured) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 200;
const mostWaiting = 5_000;

/**
 * Commits captures in groups: those that arrive while a transaction is in flight, and within 25 ms
 * after one of several, go into the next one together. A lone capture does not wait. Each caller gets
 * his own outcome: where one capture fails, the others of its group are stored all the same.
 */
@Injectable()
export class CaptureQueue {
  private waiting: Waiting[] = [];
  private isDraining = false;
  private lastAt = -Infinity;
  private readonly pace = new Pace(25, 2);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: CaptureRepository,
  ) {}

  /** Somebody waits for a capture. */
  notice(): void {
    this.lastAt = performance.now();
  }

  /** Milliseconds since a capture was noticed last; infinite where none was. */
  sinceLast(): number {
    return performance.now() - this.lastAt;
  }

  async capture(command: CaptureCommand): Promise<Captured> {
    if (this.waiting.length >= mostWaiting) throw new CaptureQueueFullError(this.waiting.length);
    this.notice();
    return new Promise((resolve, reject) => {
      this.waiting.push({ command: { ...command, cause: causeOfRequest() }, resolve, reject });
      if (!this.isDraining) {
        this.isDraining = true;
        // It works for all who wait, so it is nobody's own doing.
        runOutsideOfTrace(() => setImmediate(() => void this.drain()));
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.pace.turn();
      const group = this.waiting.splice(0, mostAtOnce);
      this.pace.begin(group.length, performance.now());
      await this.commit(group);
    }
    this.isDraining = false;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    await isolateFaults(
      group,
      async (part) => {
        const commands = part.map(({ command }) => command);
        const captured = await this.unitOfWork.run(async (work) => {
          const outcomes = await this.captures.captureAll(work, commands);
          outcomes.forEach((outcome, at) => work.record(actOf(outcome), commands[at]!.cause));
          return outcomes;
        });
        part.forEach(({ resolve }, index) => resolve(captured[index]!));
      },
      async ({ reject }, error) => reject(error),
    ).catch((error: unknown) => group.forEach(({ reject }) => reject(error)));
  }
}
