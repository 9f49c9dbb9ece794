import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { ProblemError } from '../problem/problem-error.js';
import { idempotencyKeys, type AnsweredRequest } from './answered-request.schema.js';
import type { IdempotentRequest } from './idempotency-key.js';

/** The transaction of a command, as the unit of work of the event bus hands it out. */
export interface Transaction {
  readonly session: mongo.ClientSession;
  collection<T extends mongo.Document>(name: string): mongo.Collection<T>;
}

/** What became of one of several requests that are answered together. */
export type Outcome<R> = { readonly answer: R } | { readonly refusal: ProblemError };

/** Remembers answers by idempotency key, in the transaction of the command, for seven days. */
@Injectable()
export class IdempotencyKeys {
  /**
   * Runs `command` once per key: the same key with the same request gets the answer of the first
   * time, with another request a ProblemError (422). Without a key it just runs. Of two requests at
   * once the later one's transaction conflicts; when it is retried it finds the answer.
   * Answers are kept as they are: BSON values, no contact data.
   */
  async once<R>(
    key: string | undefined,
    requestHash: string,
    transaction: Transaction,
    command: () => Promise<R>,
  ): Promise<R> {
    const request = { key, requestHash };
    const answered = async () => [{ answer: await command() }];
    const [outcome] = await this.onceEach([request], transaction, answered);
    if ('refusal' in outcome!) throw outcome.refusal;
    return outcome!.answer;
  }

  /**
   * The same for many requests in one transaction: `commands` runs those that have not been answered
   * yet, in their order, and answers an outcome for each. A key that comes twice is run once. What is
   * refused is not remembered.
   */
  async onceEach<Q extends IdempotentRequest, R>(
    requests: readonly Q[],
    transaction: Transaction,
    commands: (fresh: readonly Q[]) => Promise<readonly Outcome<R>[]>,
  ): Promise<Outcome<R>[]> {
    const earlier = await this.answeredBefore<R>(requests, transaction);
    const fresh = new Map<Q | string, Q>();
    for (const request of requests) {
      const { key } = request;
      if (key === undefined) fresh.set(request, request);
      else if (!earlier.has(key) && !fresh.has(key)) fresh.set(key, request);
    }
    const run = [...fresh.values()];
    const outcomes = run.length > 0 ? await commands(run) : [];
    const ran = new Map([...fresh.keys()].map((of, at) => [of, outcomes[at]!]));
    await this.remember(run, outcomes, transaction);
    return requests.map((request) => {
      const { key, requestHash } = request;
      const known = key === undefined ? undefined : earlier.get(key);
      const first = known ?? fresh.get(key ?? request)!;
      if (first.requestHash !== requestHash) return { refusal: keyReused() };
      return known ? { answer: known.answer } : ran.get(key ?? request)!;
    });
  }

  private async answeredBefore<R>(
    requests: readonly IdempotentRequest[],
    transaction: Transaction,
  ): Promise<Map<string, AnsweredRequest<R>>> {
    const keys = requests.flatMap(({ key }) => (key === undefined ? [] : [key]));
    if (keys.length === 0) return new Map();
    const found = await transaction
      .collection<AnsweredRequest>(idempotencyKeys)
      .find({ _id: { $in: keys } }, { session: transaction.session })
      .toArray();
    return new Map(found.map((request) => [request._id, request as AnsweredRequest<R>]));
  }

  private async remember(
    run: readonly IdempotentRequest[],
    outcomes: readonly Outcome<unknown>[],
    transaction: Transaction,
  ): Promise<void> {
    const at = new Date();
    const answered = run.flatMap(({ key, requestHash }, index) => {
      const outcome = outcomes[index]!;
      const isKept = key !== undefined && 'answer' in outcome;
      return isKept ? [{ _id: key, requestHash, answer: outcome.answer, at }] : [];
    });
    if (answered.length === 0) return;
    const { session } = transaction;
    await transaction
      .collection<AnsweredRequest>(idempotencyKeys)
      .insertMany(answered, { session });
  }
}

function keyReused(): ProblemError {
  return new ProblemError({
    status: 422,
    type: 'idempotency-key-reused',
    title: 'The idempotency key was used for another request',
    detail:
      'This Idempotency-Key was used before with a different body. Use a new key, or send the same body.',
  });
}
