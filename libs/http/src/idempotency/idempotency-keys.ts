import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { ProblemError } from '../problem/problem-error.js';

/** The transaction of a command, as the unit of work of the event bus hands it out. */
export interface Transaction {
  readonly session: mongo.ClientSession;
  collection<T extends mongo.Document>(name: string): mongo.Collection<T>;
}

interface AnsweredRequest {
  _id: string;
  requestHash: string;
  answer: unknown;
  at: Date;
}

const collectionName = 'idempotency_keys';
const keptSeconds = 7 * 24 * 3600;

/** Remembers answers by idempotency key, in the transaction of the command, for seven days. */
@Injectable()
export class IdempotencyKeys implements OnModuleInit {
  constructor(@Inject(getConnectionToken()) private readonly connection: Connection) {}

  async onModuleInit(): Promise<void> {
    await this.connection
      .collection(collectionName)
      .createIndex({ at: 1 }, { expireAfterSeconds: keptSeconds });
  }

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
    if (key === undefined) return command();
    const { session } = transaction;
    const answered = transaction.collection<AnsweredRequest>(collectionName);
    const earlier = await answered.findOne({ _id: key }, { session });
    if (earlier) return answerOf<R>(earlier, requestHash);
    const answer = await command();
    await answered.insertOne({ _id: key, requestHash, answer, at: new Date() }, { session });
    return answer;
  }
}

function answerOf<R>(earlier: AnsweredRequest, requestHash: string): R {
  if (earlier.requestHash === requestHash) return earlier.answer as R;
  throw new ProblemError({
    status: 422,
    type: 'idempotency-key-reused',
    title: 'The idempotency key was used for another request',
    detail:
      'This Idempotency-Key came with another body before. Use a new key, or send the same body.',
  });
}
