import { logger } from '@smarketing/observability';
import type { Db } from 'mongodb';
import { busMetrics } from '../bus-metrics.js';
import { readsZstd } from '../kafka/decompress.js';
import type { KafkaClient, TopicSettings } from '../kafka/kafka-client.js';
import { judgeDatabase } from './database-rules.js';
import { dangerOf, UnmetPreconditionsError, type Danger, type Deviation } from './deviation.js';
import { readDatabaseState } from './read-database-state.js';
import { judgeTopics } from './topic-rules.js';

/** As the operations endpoints tell it. */
export interface JudgedDeviation extends Deviation {
  readonly danger: Danger;
  /** Whether the loss of data was accepted. */
  readonly accepted: boolean;
}

/** What is not as the promises need it, in Kafka and MongoDB as they are now. Rejects where one is away. */
export async function findDeviations(
  kafka: KafkaClient,
  db: Db,
  topics: readonly TopicSettings[],
): Promise<Deviation[]> {
  return [...judgeDatabase(await readDatabaseState(db)), ...(await findInTopics(kafka, topics))];
}

/** As {@link findDeviations}, of the topics alone. */
export async function findInTopics(
  kafka: KafkaClient,
  topics: readonly TopicSettings[],
): Promise<Deviation[]> {
  const wanted = topics.map((settings) => ({
    ...settings,
    topic: kafka.namespace + settings.topic,
  }));
  const cluster = await kafka.readCluster(wanted.map(({ topic }) => topic));
  return judgeTopics(cluster, wanted, readsZstd);
}

/**
 * Compares Kafka and MongoDB with what the promises need: what may lose data keeps the service from
 * starting, and is told while it runs, as everything else is.
 */
export class Preconditions {
  private found: readonly JudgedDeviation[] = [];

  constructor(
    private readonly kafka: KafkaClient,
    private readonly db: Db,
    private readonly topics: readonly TopicSettings[],
    private readonly accepted: ReadonlySet<Deviation['rule']>,
  ) {}

  /** Throws {@link UnmetPreconditionsError}. */
  async refuseLoss(): Promise<void> {
    await this.check();
    const unmet = this.found.filter(({ danger, accepted }) => danger === 'loses-data' && !accepted);
    if (unmet.length > 0) throw new UnmetPreconditionsError(unmet);
  }

  /** What is found stays known until the next time that it is found. */
  async check(): Promise<void> {
    const found = await findDeviations(this.kafka, this.db, this.topics);
    const before = new Set(this.found.map(({ cause }) => cause));
    this.found = found.map((deviation) => this.judged(deviation));
    for (const { rule, on, cause, fix, danger } of this.found) {
      if (before.has(cause)) continue;
      logger[danger === 'loses-data' ? 'error' : 'warn']({ rule, on, fix }, cause);
    }
    // What somebody has accepted is nothing to be woken for.
    const dangers = this.found.map(({ danger, accepted }) => (accepted ? 'accepted' : danger));
    for (const danger of ['loses-data', 'accepted', 'hinders', 'unknown'] as const) {
      busMetrics.deviations.set({ danger }, dangers.filter((one) => one === danger).length);
    }
  }

  deviations(): readonly JudgedDeviation[] {
    return this.found;
  }

  /** What an operator should know though the service works; undefined where all is well. */
  remark(): string | undefined {
    const told = this.found.map(({ cause, fix, accepted }) =>
      accepted ? `${cause} This was accepted by ACCEPT_DATA_LOSS_BY.` : `${cause} ${fix}`,
    );
    return told.length > 0 ? told.join(' ') : undefined;
  }

  private judged(deviation: Deviation): JudgedDeviation {
    const accepted = this.accepted.has(deviation.rule);
    return { ...deviation, danger: dangerOf(deviation), accepted };
  }
}
