import { Injectable } from '@nestjs/common';
import { UnitOfWork, causeOfRequest, type Cause } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest } from '@smarketing/http';
import { CommitTogether } from '../commit/commit-together.provider.js';
import { answerOf } from './answer-capture.js';
import type { CaptureCommand } from './capture-command.js';
import type { CapturedDto } from './capture.dto.js';
import { actOf } from './captured.js';
import { Captures } from './captures.provider.js';

interface Asked extends IdempotentRequest {
  readonly command: CaptureCommand & { readonly cause: Cause };
}

const mostAtOnce = 200;

/** Commits captures of several callers together, each with its own cause and its own act. */
@Injectable()
export class CaptureQueue {
  private readonly queue: CommitTogether<Asked, CapturedDto>;
  private lastAt = -Infinity;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
    private readonly idempotency: IdempotencyKeys,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (asked) => this.commitAll(asked));
  }

  /** Milliseconds since somebody waited for a capture last; infinite where nobody did. */
  sinceLast(): number {
    return performance.now() - this.lastAt;
  }

  /** Somebody waits for a capture now, here or elsewhere: imports give way. */
  isAsked(): void {
    this.lastAt = performance.now();
  }

  /** With an idempotency key it is done once. */
  async capture(command: CaptureCommand, request: IdempotentRequest): Promise<CapturedDto> {
    this.isAsked();
    return this.queue.commit({ ...request, command: { ...command, cause: causeOfRequest() } });
  }

  private commitAll(asked: readonly Asked[]) {
    return this.unitOfWork.run((work) =>
      this.idempotency.onceEach(asked, work, async (fresh) => {
        const commands = fresh.map(({ command }) => command);
        const captured = await this.captures.captureAll(work, commands);
        return captured.map((outcome, at) => {
          work.record(actOf(outcome), commands[at]!.cause);
          return { answer: answerOf(commands[at]!, outcome) };
        });
      }),
    );
  }
}
