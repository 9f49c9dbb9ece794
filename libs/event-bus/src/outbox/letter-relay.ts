import { logger } from '@smarketing/ops';
import type { Collection } from 'mongodb';
import { backoff, within } from '../deadline.js';
import type { KafkaClient, LogProducer } from '../kafka/kafka-client.js';
import { isRefusal, isUnknownTopic } from '../kafka/refusals.js';
import type { ShardLeases } from '../lease/shard-leases.js';
import type { ServiceDatabase } from '../service-database.js';
import { letterLane, letterOf, type LetterRow } from './letter-row.js';
import { outboxCollection } from './outbox-row.js';

const atOnce = 50;
/** Letters that another instance left are found this soon, in milliseconds. */
const lookEvery = 1_000;
/** A letter that the broker has refused is offered again within so many milliseconds. */
const offeredAgain = 60_000;

/**
 * Publishes dead letters, apart from facts: nothing waits for one that the broker refuses. It stays in
 * the outbox, says why, and is offered again.
 */
export class LetterRelay {
  private readonly rows: Collection<LetterRow>;
  private producer: LogProducer | undefined;
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: (() => void) | undefined;
  private nudged = false;
  private failure: string | undefined;

  constructor(
    { db }: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: ShardLeases,
    /** Makes a topic anew that somebody has deleted. */
    private readonly restoreTopic: (topic: string) => Promise<void>,
  ) {
    this.rows = db.collection<LetterRow>(outboxCollection);
  }

  start(): void {
    this.running = true;
    this.leases.onGained(() => this.nudge());
    this.loop = this.run();
  }

  nudge(): void {
    this.nudged = true;
    if (!this.failure) this.wake?.();
  }

  /** Undefined while publishing works, else why it does not. What the broker refuses is no failure. */
  problem(): string | undefined {
    return this.failure;
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    this.running = false;
    this.wake?.();
    await within(milliseconds, this.loop);
    await within(500, this.forgetProducer());
  }

  private async run(): Promise<void> {
    for (let failures = 0; ;) {
      const last = !this.running;
      this.nudged = false;
      try {
        while ((await this.publishSome()) === atOnce);
        failures = 0;
        this.failure = undefined;
      } catch (error) {
        failures++;
        this.failure = `Dead letters cannot be published: ${(error as Error).message}`;
        logger.warn({ err: error, failures }, 'Dead letters wait; nothing is lost, trying again.');
        await this.forgetProducer();
      }
      if (last) return;
      await this.sleep(failures > 0 ? backoff(failures) : lookEvery);
    }
  }

  /** How many letters it has dealt with. */
  private async publishSome(): Promise<number> {
    const shards = this.leases.current();
    if (shards.length === 0) return 0;
    const due = {
      $or: [{ refused: { $exists: false } }, { 'refused.tryAt': { $lt: new Date() } }],
    };
    const letters = await this.rows
      .find({ lane: letterLane, shard: { $in: shards }, ...due })
      .sort({ shard: 1, _id: 1 })
      .limit(atOnce)
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
    const tryAt = new Date(Date.now() + Math.min(offeredAgain, 500 * 2 ** Math.min(times, 10)));
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

  private async sleep(milliseconds: number): Promise<void> {
    if (!this.running || (this.nudged && !this.failure)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
