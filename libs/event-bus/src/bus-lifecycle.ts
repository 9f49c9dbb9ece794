import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { logger, OpsRegistry } from '@smarketing/observability';
import { MongoNetworkError, MongoServerSelectionError } from 'mongodb';
import pRetry from 'p-retry';
import { collectionsOfService } from './bus-collections.js';
import { DeletedRecords } from './consume/deleted-records.js';
import { BatchConsumer } from './consume/batch-consumer.js';
import { within } from './deadline.js';
import { EVENT_BUS_OPTIONS, type EventBusOptions } from './event-bus-options.js';
import { viewFoldsOf } from './fold/view-folds.js';
import { foldedViewsOf, ViewVersions } from './fold/view-versions.js';
import { KafkaClient } from './kafka/kafka-client.js';
import { MissingTopicsError } from './kafka/missing-topics.js';
import { WrongPartitionsError } from './kafka/wrong-partitions.js';
import { PartitionLeases } from './lease/partition-leases.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { UnmetPreconditionsError } from './preconditions/deviation.js';
import { Preconditions } from './preconditions/preconditions.js';
import { RestoreNotices } from './restore/restore-notices.js';
import { Restores } from './restore/restores.js';
import { moveOldLetters, refusedLetters } from './outbox/letter-row.js';
import { ServiceDatabase } from './service-database.js';
import { createCollections } from './storage/create-collections.js';
import { BusStatus } from './status/bus-status.js';
import { ClockApart } from './status/clock-apart.js';
import { topicSettingsOf } from './topic-settings.js';
import { WakeLoop } from './timers/wake-loop.js';

const measureEveryMs = 5_000;
const compareEveryMs = 60_000;
const markEveryMs = 5_000;

/** How long a service that starts waits for Kafka. */
const patience = { retries: 20, minTimeout: 500, maxTimeout: 3_000 } as const;

/** Starts the parts of the bus in order, and drains them in the opposite order. */
@Injectable()
export class BusLifecycle
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private measuring: NodeJS.Timeout | undefined;
  private comparing: NodeJS.Timeout | undefined;
  private marking: NodeJS.Timeout | undefined;
  /** How many facts this process had published when the mark was moved last. */
  private marked = 0;
  private readonly versions: ViewVersions;

  constructor(
    @Inject(EVENT_BUS_OPTIONS) private readonly options: EventBusOptions,
    private readonly ops: OpsRegistry,
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: PartitionLeases,
    private readonly relay: OutboxRelay,
    private readonly consumer: BatchConsumer,
    private readonly wakes: WakeLoop,
    private readonly status: BusStatus,
    private readonly preconditions: Preconditions,
    private readonly restores: Restores,
    private readonly notices: RestoreNotices,
  ) {
    const { db, views } = database;
    this.versions = new ViewVersions(db, options.service, foldedViewsOf(views));
  }

  async onModuleInit(): Promise<void> {
    this.report();
    const { db } = this.database;
    // Before anything is written: a transaction that had to create a collection would hold everybody up.
    await createCollections(db, collectionsOfService(this.options));
    await moveOldLetters(db);
    await this.versions.noteNew();
    await this.database.sessions.endThoseOfTheDead();
    const prepare = async () => {
      await this.kafka.ensureTopics(topicSettingsOf(this.options));
      await this.preconditions.refuseLoss();
    };
    let said = '';
    await pRetry(prepare, {
      ...patience,
      shouldRetry: ({ error }) => !isFinal(error),
      onFailedAttempt: ({ error }) => {
        const missing = error instanceof MissingTopicsError;
        const sentence = missing ? error.message : 'Kafka is not available yet; waiting.';
        // It is a long one, and an operator may be about to create them.
        logger[missing && sentence === said ? 'debug' : 'warn']({ err: error }, sentence);
        said = sentence;
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const isOlder = await pRetry(() => this.restores.begin(), {
      ...patience,
      shouldRetry: ({ error }) => passes(error),
      onFailedAttempt: ({ error }) =>
        logger.warn({ err: error }, 'The own topics cannot be compared yet; waiting.'),
    });
    await this.leases.start();
    this.leases.onGained(() => this.endWhatTheDeadLeftOpen());
    this.relay.start();
    if (isOlder) await this.restores.finish();
    this.startTimers();
    this.marking = setInterval(() => void this.keepMark(), markEveryMs);
    this.measuring = setInterval(() => {
      this.status.measure().catch((error: unknown) => {
        logger.debug({ err: error }, 'The gauges of the bus were not refreshed.');
      });
    }, measureEveryMs);
    this.comparing = setInterval(() => {
      this.preconditions.check().catch((error: unknown) => {
        logger.debug({ err: error }, 'Kafka and MongoDB were not compared with what is needed.');
      });
    }, compareEveryMs);
  }

  /** Finishes what is in hand, within about 8 s also where the database or Kafka is away. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.measuring);
    clearInterval(this.comparing);
    clearInterval(this.marking);
    this.restores.stop();
    await Promise.all([this.consumer.stop(4_000), this.wakes.stop(4_000)]);
    await this.relay.stop(2_000);
    await Promise.all([
      within(1_000, this.leases.release()),
      within(1_000, this.database.sessions.forget()),
      within(1_000, this.leaveKafka()),
    ]);
  }

  private async leaveKafka(): Promise<void> {
    await this.keepMark();
    await this.kafka.close();
  }

  /** What fell due was decided by facts that a restored database may not have folded yet. */
  private startTimers(): void {
    const folds = viewFoldsOf(this.database.views);
    if (!this.restores.wasOlder) return this.wakes.start(folds);
    this.restores
      .untilCaughtUp()
      .then(() => this.wakes.start(folds))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'The timers of a restored database wait: start it again.');
      });
  }

  private async keepMark(): Promise<void> {
    const { published } = this.relay;
    // Before the database is known to be as new as the topics, their ends say nothing about it.
    if (!this.marking || published === this.marked) return;
    try {
      await this.restores.keepMark();
      this.marked = published;
    } catch (error) {
      logger.debug({ err: error }, 'How far the own topics are known was not stored.');
    }
  }

  /** Whose partitions are taken over may have died in the middle of a transaction. */
  private endWhatTheDeadLeftOpen(): void {
    this.database.sessions.endThoseOfTheDead().catch((error: unknown) => {
      logger.warn({ err: error }, 'Sessions of dead processes were not ended; they time out.');
    });
  }

  private report(): void {
    this.ops.readiness('consumer', async () => this.consumer.problem());
    this.ops.readiness('relay', async () => this.relay.problem());
    this.ops.readiness('database', async () => {
      await this.database.db.command({ ping: 1 });
      return undefined;
    });
    const { db } = this.database;
    const clocks = new ClockApart(db);
    this.ops.remark('clock', () => clocks.remark());
    this.ops.remark('dead-letters', () => refusedLetters(db));
    this.ops.remark('views', () => this.versions.remark());
    this.ops.remark('deleted-records', () => new DeletedRecords(db).notice());
    this.ops.remark('restored', () => this.notices.remark());
    this.ops.remark('preconditions', async () => this.preconditions.remark());
    this.ops.backlog('bus', () => this.status.backlog());
    this.ops.progress(() => this.status.progress());
    this.ops.info('clock', () => clocks.read());
    this.ops.info('consumes', () => this.options.consumes);
    this.ops.info('publishes', () => this.options.publishes);
    this.ops.info('views', () => this.versions.read());
    this.ops.info('preconditions', () => this.preconditions.deviations());
    this.ops.info('published', () => this.status.published());
  }
}

/** True where Kafka or the database was away. */
function passes(error: Error): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error.name.startsWith('KafkaJS')
  );
}

/** To try again would end in the same. */
function isFinal(error: unknown): boolean {
  return error instanceof WrongPartitionsError || error instanceof UnmetPreconditionsError;
}
