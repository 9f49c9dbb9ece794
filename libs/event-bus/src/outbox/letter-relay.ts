import { logger } from '@smarketing/observability';
import type { Collection } from 'mongodb';
import { within } from '../deadline.js';
import { NudgedLoop } from '../nudged-loop.js';
import type { KafkaClient, LogProducer } from '../kafka/kafka-client.js';
import { isRefusal, isUnknownTopic } from '../kafka/refusals.js';
import type { PartitionLeases } from '../lease/partition-leases.js';
import type { ServiceDatabase } from '../service-database.js';
import { letterLane, letterOf, type LetterRow } from './letter-row.js';
import { outboxCollection } from './outbox-row.js';

const lettersAtOnce = 50;
/** Letters that another instance left are found this soon. */
const lookEveryMs = 1_000;
/** A letter that the broker has refused is offered again within this time. */
const offeredAgainMs = 60_000;

/**
 * Publishes dead letters, apart from facts: nothing waits for one that the broker refuses. It stays in
 * the outbox, says why, and is offered again.
 */
export class LetterRelay {
  private readonly rows: Collection<LetterRow>;
  private producer: LogProducer | undefined;
  private readonly loop: NudgedLoop;
  private failure: string | undefined;

  constructor(
    { db }: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: PartitionLeases,
    /** Makes a topic anew that somebody has deleted. */
    private readonly restoreTopic: (topic: string) => Promise<void>,
  ) {
    this.rows = db.collection<LetterRow>(outboxCollection);
    this.loop = new NudgedLoop({
      pass: () => this.publishAll(),
      restMs: () => lookEveryMs,
      onFailure: (error, failures) => this.fail(error, failures),
    });
  }

  start(): void {
    this.leases.onGained(() => this.nudge());
    this.loop.start();
  }

  nudge(): void {
    this.loop.nudge();
  }

  /** Undefined while publishing works, else why it does not. What the broker refuses is no failure. */
  problem(): string | undefined {
    return this.failure;
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    await this.loop.stop(milliseconds);
    await within(500, this.forgetProducer());
  }

  private async publishAll(): Promise<boolean> {
    while ((await this.publishSome()) === lettersAtOnce);
    this.failure = undefined;
    return false;
  }

  private async fail(error: Error, failures: number): Promise<void> {
    this.failure = `Dead letters cannot be published: ${error.message}`;
    logger.warn({ err: error, failures }, 'Dead letters wait; nothing is lost, trying again.');
    await this.forgetProducer();
  }

  /** How many letters it has dealt with. */
  private async publishSome(): Promise<number> {
    const partitions = this.leases.current();
    if (partitions.length === 0) return 0;
    const due = {
      $or: [{ refused: { $exists: false } }, { 'refused.tryAt': { $lt: new Date() } }],
    };
    const letters = await this.rows
      .find({ lane: letterLane, shard: { $in: partitions }, ...due })
      .sort({ shard: 1, _id: 1 })
      .limit(lettersAtOnce)
      .toArray();
    if (letters.length === 0) return 0;
    try {
      await this.send(letters);
      await this.forget(letters);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.forgetProducer();
      for (const letter of letters) await this.publishOne(letter);
    }
    return letters.length;
  }

  private async publishOne(letter: LetterRow): Promise<void> {
    try {
      await this.send([letter]);
    } catch (error) {
      await this.forgetProducer();
      if (!isRefusal(error)) throw error;
      if (isUnknownTopic(error)) await this.restoreTopic(letter.topic);
      return this.noteRefusal(letter, error as Error);
    }
    await this.forget([letter]);
  }

  private async noteRefusal({ _id, topic, refused }: LetterRow, { message }: Error): Promise<void> {
    const times = (refused?.times ?? 0) + 1;
    const tryAt = new Date(Date.now() + Math.min(offeredAgainMs, 500 * 2 ** Math.min(times, 10)));
    await this.rows.updateOne({ _id }, { $set: { refused: { message, times, tryAt } } });
    if (times > 1) return;
    logger.error(
      { topic, letter: _id, reason: message },
      'Kafka refuses a dead letter: it is kept in the outbox and offered again.',
    );
  }

  private async send(letters: readonly LetterRow[]): Promise<void> {
    this.producer ??= await this.kafka.producer();
    await this.producer.send(letters.map((row) => letterOf(row, this.kafka.namespace)));
  }

  private async forget(letters: readonly LetterRow[]): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: letters.map(({ _id }) => _id) } });
  }

  private async forgetProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}
