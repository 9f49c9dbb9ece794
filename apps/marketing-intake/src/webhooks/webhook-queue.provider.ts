import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  UnitOfWork,
  causeOfOneOfMany,
  causeOfRequest,
  nameOfCollection,
  type Cause,
} from '@smarketing/event-bus';
import {
  AnsweredRequest,
  IdempotencyKeys,
  type IdempotentRequest,
  type Outcome,
} from '@smarketing/http';
import type { CaptureCommand } from '../capture/capture-command.js';
import { CaptureQueue } from '../capture/capture-queue.provider.js';
import { actOf } from '../capture/captured.js';
import { Captures } from '../capture/captures.provider.js';
import { CommitTogether } from '../commit/commit-together.provider.js';

/** What a delivery tells of, and what it is known again by. */
export interface Told {
  readonly id: string;
  /** The same id with another one is another event, which its sender should not have called so. */
  readonly hash: string;
  readonly command: CaptureCommand;
}

interface Asked extends IdempotentRequest {
  readonly key: string;
  readonly command: CaptureCommand & { readonly cause: Cause };
}

const mostAtOnce = 50;

/** Commits deliveries: each with all of its events, or with none. */
@Injectable()
export class WebhookQueue {
  private readonly queue: CommitTogether<readonly Asked[], number>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
    private readonly live: CaptureQueue,
    private readonly idempotency: IdempotencyKeys,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (deliveries) => this.commitAll(deliveries));
  }

  /** How many of the events are new. Rejects with a ProblemError where one was another before. */
  async store(source: string, events: readonly Told[]): Promise<number> {
    this.live.isAsked();
    const cause = causeOfRequest();
    const ofEach = () => (events.length > 1 ? causeOfOneOfMany(cause) : cause);
    return this.queue.commit(
      events.map(({ id, hash: requestHash, command }) => ({
        key: keyOf(source, id),
        requestHash,
        command: { ...command, cause: ofEach() },
      })),
    );
  }

  /** Whether an event was stored, in the days that answers are remembered. */
  async isStored(source: string, id: string): Promise<boolean> {
    return this.unitOfWork.run(async (work) => {
      const answers = work.collection<AnsweredRequest>(nameOfCollection(AnsweredRequest));
      const found = await answers.findOne({ _id: keyOf(source, id) }, { session: work.session });
      return found !== null;
    });
  }

  private commitAll(deliveries: readonly (readonly Asked[])[]): Promise<Outcome<number>[]> {
    return this.unitOfWork.run(async (work) => {
      const fresh = new Set<Asked>();
      const outcomes = await this.idempotency.onceEach(deliveries.flat(), work, async (run) => {
        const commands = run.map(({ command }) => command);
        const captured = await this.captures.captureAll(work, commands);
        return captured.map((outcome, at) => {
          fresh.add(run[at]!);
          work.record(actOf(outcome), commands[at]!.cause);
          return { answer: true };
        });
      });
      const said = outcomes.values();
      return deliveries.map((delivery) => {
        const ofDelivery = delivery.map(() => said.next().value!);
        const refusal = ofDelivery.find((outcome) => 'refusal' in outcome);
        return refusal ?? { answer: delivery.filter((asked) => fresh.has(asked)).length };
      });
    });
  }
}

function keyOf(source: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['webhook', source, id]))
    .digest('base64url');
}
