import { setTimeout as wait } from 'node:timers/promises';
// A CommonJS module: Node finds not all of its exports by name.
import kafkajs, {
  AssignerProtocol,
  Kafka,
  Partitioners,
  logLevel,
  type Admin,
  type Consumer,
  type EachBatchPayload,
  type IHeaders,
  type LogEntry,
  type PartitionAssigner,
  type Producer,
} from 'kafkajs';
import { kafkaClientOptions, type KafkaSecurity } from '@smarketing/connections';
import { retries } from '../retries.js';
import { brokersForReplicas, replicated } from '../topic-settings.js';
import { calmPolling } from './kafkajs/calm-polling.js';
import { closeDeadConnections } from './kafkajs/close-dead-connections.js';
import { countUncommitted } from './kafkajs/count-uncommitted.js';
import {
  type FetchedBatch,
  fetchOn,
  type FetchTerms,
  readFetchesOurselves,
} from './kafkajs/read-fetches.js';
import { readCluster, type ClusterState } from './read-cluster.js';
import type { SubscriptionHandlers } from './fetched-chunk.js';
import { writeRecordsOurselves } from './kafkajs/write-records.js';
import { MissingTopicsError } from './missing-topics.js';
import { UnacknowledgedError } from './unacknowledged.js';
import { WrongPartitionsError } from './wrong-partitions.js';
import { requestsOf, type OutgoingRecord } from './cut-requests.js';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  /** Default: none. */
  readonly security?: KafkaSecurity | undefined;
  readonly clientId: string;
  /** Set before the name of every topic and group, so that several systems can share a cluster. */
  readonly namespace: string;
  readonly log: KafkaLog;
}

export interface TopicSettings {
  readonly topic: string;
  readonly partitions: number;
  readonly config?: Readonly<Record<string, string>>;
}

export type KafkaLog = (
  level: 'error' | 'warn' | 'info' | 'debug',
  message: string,
  detail: object,
) => void;

/** What passes by itself in Kafka's first seconds, or says what was chosen on purpose. */
const passingNoise =
  /Limiting retries for the idempotent|coordinator is (loading|not available|not aware)|not available|not the leader|does not host this topic|rebalanc/i;
/** Said anew with every try; whoever uses the client logs the outage once. */
const repeatedNoise = /Connection error|Connection timeout|seed broker|Closed connection/i;

function logThrough(log: KafkaLog) {
  return () => (entry: LogEntry) => {
    const { message, error, ...detail } = entry.log;
    const level = levelOf(entry.level, `${message} ${String(error ?? '')}`);
    log(level, message, { component: 'kafka', error, groupId: detail['groupId'] });
  };
}

function levelOf(level: logLevel, text: string): Parameters<KafkaLog>[0] {
  if (repeatedNoise.test(text)) return 'debug';
  if (level > logLevel.WARN || passingNoise.test(text)) return 'info';
  return level === logLevel.ERROR ? 'error' : 'warn';
}

const heartbeatEveryMs = 2_000;
const assignerName = 'smarketing-co-partitioned';

/**
 * Partition p of every topic goes to the same member, so that all that is known of one aggregate
 * is folded by one process.
 */
const coPartitioned: PartitionAssigner = ({ cluster }) => ({
  name: assignerName,
  version: 1,
  async assign({ members, topics }) {
    const ids = members.map((member) => member.memberId).sort();
    const assigned = new Map<string, Record<string, number[]>>(ids.map((id) => [id, {}]));
    for (const topic of topics) {
      for (const { partitionId } of cluster.findTopicPartitionMetadata(topic)) {
        const mine = assigned.get(ids[partitionId % ids.length]!)!;
        (mine[topic] ??= []).push(partitionId);
      }
    }
    return [...assigned].map(([memberId, assignment]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: 1,
        assignment,
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol({ topics }) {
    return {
      name: assignerName,
      metadata: AssignerProtocol.MemberMetadata.encode({
        version: 1,
        topics,
        userData: Buffer.alloc(0),
      }),
    };
  },
});

export interface SubscriptionOptions {
  /** Where no position is known; default true. */
  readonly fromBeginning?: boolean;
  /** Asked before each fetch; undefined: what is there, or within 300 ms the first that comes. */
  readonly nextFetch?: () => FetchTerms | undefined;
}

/** The only file that knows the Kafka client. */
export class KafkaClient {
  private readonly kafka: Kafka;
  /** Stands before the name of every topic and group. */
  readonly namespace: string;
  private admin: Promise<Admin> | undefined;

  constructor(options: KafkaOptions) {
    calmPolling();
    closeDeadConnections();
    readFetchesOurselves(assignerName);
    writeRecordsOurselves();
    countUncommitted();
    this.namespace = options.namespace;
    this.kafka = new Kafka({
      ...kafkaClientOptions(options.brokers, options.security),
      clientId: options.clientId,
      logLevel: logLevel.WARN,
      logCreator: logThrough(options.log),
      connectionTimeout: 3_000,
      // Shorter than a session: a heartbeat that got lost is repeated before the member is given up.
      requestTimeout: 5_000,
      // The client's tries multiply: few, so that the callers soon hear of an outage, and outlast it.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    });
  }

  /**
   * Creates what is missing and leaves what is there. Throws {@link WrongPartitionsError} where a topic
   * has another number of partitions than it must have, and {@link MissingTopicsError} where this user
   * may not create one.
   */
  async ensureTopics(topics: readonly TopicSettings[]): Promise<void> {
    const admin = await this.connectedAdmin();
    const existing = new Set(await admin.listTopics());
    const wanted = topics.map((settings) => ({
      ...settings,
      topic: this.namespace + settings.topic,
    }));
    await refuseWrongPartitions(
      admin,
      wanted.filter(({ topic }) => existing.has(topic)),
    );
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length === 0) return;
    const { brokers } = await admin.describeCluster();
    const { replicas, config: forReplicas } =
      brokers.length < brokersForReplicas ? { replicas: -1, config: {} } : replicated;
    const created = missing.map(({ topic, partitions, config }) => ({
      ...{ topic, partitions, replicas },
      config: { ...forReplicas, ...config },
    }));
    try {
      await admin.createTopics({
        waitForLeaders: false,
        topics: created.map(({ topic, partitions, config }) => ({
          topic,
          numPartitions: partitions,
          replicationFactor: replicas,
          configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
        })),
      });
    } catch (error) {
      const forbidden = created.filter(({ topic }) => isForbidden(error, topic));
      if (forbidden.length > 0) throw new MissingTopicsError(forbidden, { cause: error });
      if (!alreadyThere(error)) throw error;
    }
    await untilServed(
      admin,
      missing.map(({ topic }) => topic),
    );
  }

  /** By which Kafka tells one cluster from another. */
  async clusterId(): Promise<string> {
    const admin = await this.connectedAdmin();
    const { clusterId } = await admin.describeCluster();
    return clusterId;
  }

  /** As it is set, of topics by their whole names. */
  async readCluster(topics: readonly string[]): Promise<ClusterState> {
    return readCluster(await this.connectedAdmin(), topics);
  }

  /** The offset after the newest record, per partition; also where that is in an open transaction. */
  async endOffsets(topic: string): Promise<Map<number, number>> {
    const bounds = await this.bounds(topic);
    return new Map([...bounds].map(([partition, { end }]) => [partition, end]));
  }

  /** The offsets of the oldest record and after the newest, per partition. */
  async bounds(topic: string): Promise<Map<number, { start: number; end: number }>> {
    const admin = await this.connectedAdmin();
    const offsets = await admin.fetchTopicOffsets(this.namespace + topic);
    return new Map(
      offsets.map(({ partition, low, high }) => [
        partition,
        { start: Number(low), end: Number(high) },
      ]),
    );
  }

  async producer(): Promise<LogProducer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      // The least that the client accepts. Its second try skips a broker that answered the first one,
      // although it may lead more partitions by then: see LogProducer.
      retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 1 },
    });
    await producer.connect();
    return new LogProducer(producer, this.namespace);
  }

  subscription(
    group: string,
    { fromBeginning = true, nextFetch }: SubscriptionOptions = {},
  ): LogSubscription {
    if (nextFetch) fetchOn(this.namespace + group, nextFetch);
    const create = () =>
      this.kafka.consumer({
        groupId: this.namespace + group,
        partitionAssigners: [coPartitioned],
        allowAutoTopicCreation: false,
        // What a killed process still owns stays unread for as long.
        sessionTimeout: 7_500,
        heartbeatInterval: heartbeatEveryMs,
        rebalanceTimeout: 20_000,
        maxBytesPerPartition: 1_048_576,
        maxBytes: 2_097_152,
        // Also how long the client may not notice that a paused partition is wanted again.
        maxWaitTimeInMs: 300,
        minBytes: 1,
        retry: {
          initialRetryTime: 100,
          maxRetryTime: 1_000,
          retries: 3,
          // The client restarts after some crashes only, and even after it was stopped.
          restartOnFailure: async () => false,
        },
      });
    return new LogSubscription(create, this.namespace, fromBeginning);
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  private connectedAdmin(): Promise<Admin> {
    this.admin ??= (async () => {
      const admin = this.kafka.admin();
      await admin.connect();
      return admin;
    })().catch((error: unknown) => {
      this.admin = undefined;
      throw error;
    });
    return this.admin;
  }
}

/**
 * Brokers hear of new topics a moment after the controller. The client's own way to wait gives up
 * where a broker has not heard of one at all.
 */
async function untilServed(admin: Admin, topics: string[]): Promise<void> {
  const deadline = performance.now() + 30_000;
  let cause: unknown;
  while (performance.now() < deadline) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics });
      const partitions = metadata.topics.flatMap((topic) => topic.partitions);
      if (partitions.every(({ leader }) => leader >= 0)) return;
    } catch (error) {
      cause = error;
    }
    await wait(50);
  }
  throw new Error(`Kafka created topics but does not serve them: ${topics.join(', ')}.`, { cause });
}

async function refuseWrongPartitions(
  admin: Admin,
  existing: readonly TopicSettings[],
): Promise<void> {
  if (existing.length === 0) return;
  const { topics } = await metadataOf(admin, existing);
  for (const { topic, partitions } of existing) {
    const found = topics.find(({ name }) => name === topic)?.partitions.length ?? partitions;
    if (found !== partitions) throw new WrongPartitionsError(topic, found, partitions);
  }
}

/** The client throws a TypeError where its connection was closed meanwhile, which nobody would try again. */
async function metadataOf(admin: Admin, existing: readonly TopicSettings[]) {
  try {
    return await admin.fetchTopicMetadata({ topics: existing.map(({ topic }) => topic) });
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new Error('Kafka returned nothing about its topics.', { cause });
    throw cause;
  }
}

/** Whether this user may not create the topic. */
function isForbidden(error: unknown, topic: string): boolean {
  const causes = (error as { errors?: { topic?: string; type?: string }[] }).errors ?? [];
  return causes.some(
    (cause) => cause.topic === topic && cause.type?.endsWith('_AUTHORIZATION_FAILED'),
  );
}

/** Another instance may create the same topics at the same time. */
function alreadyThere(error: unknown): boolean {
  const causes = (error as { errors?: unknown[] }).errors ?? [error];
  return causes.every(
    (cause) =>
      cause instanceof kafkajs.KafkaJSProtocolError && cause.type === 'TOPIC_ALREADY_EXISTS',
  );
}

/** Then the client joins anew as soon as it hears the same. */
function isExpelled(error: unknown): boolean {
  return (
    error instanceof kafkajs.KafkaJSProtocolError &&
    [
      'REBALANCE_IN_PROGRESS',
      'ILLEGAL_GENERATION',
      'UNKNOWN_MEMBER_ID',
      'NOT_COORDINATOR_FOR_GROUP',
    ].includes(error.type)
  );
}

export class LogProducer {
  constructor(
    private readonly producer: Producer,
    private readonly namespace: string,
  ) {}

  /**
   * Resolves when every record is acknowledged by all in-sync replicas, in the given order. What was
   * sent of them is unknown where it throws, such as {@link UnacknowledgedError}: send all of them again.
   */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const request of requestsOf(records)) await this.sendRequest(request);
  }

  private async sendRequest(records: readonly OutgoingRecord[]): Promise<void> {
    const byTopic = new Map<string, OutgoingRecord[]>();
    for (const record of records) {
      const same = byTopic.get(record.topic);
      if (same) same.push(record);
      else byTopic.set(record.topic, [record]);
    }
    const answers = await this.producer.sendBatch({
      acks: -1,
      topicMessages: [...byTopic].map(([topic, same]) => ({
        topic: this.namespace + topic,
        messages: same.map(({ partition, key, headers, body }) => ({
          partition,
          key,
          headers: headers as IHeaders,
          value: body,
        })),
      })),
    });
    // Where the client tried again, it may have passed partitions over whose leader had moved.
    const acknowledged = new Set(answers.map((at) => `${at.topicName}/${at.partition}`));
    for (const { topic, partition } of records) {
      if (acknowledged.has(`${this.namespace}${topic}/${partition}`)) continue;
      throw new UnacknowledgedError(topic, partition);
    }
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }
}

/** A member of a consumer group, which comes back after whatever threw it out until it is stopped. */
export class LogSubscription {
  private consumer: Consumer | undefined;
  private stopped = false;
  private crashes = 0;
  /** False from a heartbeat that was refused until the group is joined again. */
  private member = false;
  /** Whether Kafka answered. */
  private beat: (() => Promise<boolean>) | undefined;

  constructor(
    private readonly create: () => Consumer,
    private readonly namespace: string,
    private readonly fromBeginning: boolean,
  ) {}

  /** Throws where Kafka cannot be reached at first; later outages are outlasted. */
  async start(topics: readonly string[], concurrency: number, handlers: SubscriptionHandlers) {
    const { namespace } = this;
    const local = (topic: string) => topic.slice(namespace.length);
    const consumer = this.create();
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.crashes = 0;
      this.member = true;
      // The client keeps what was paused under an earlier assignment.
      consumer.resume(consumer.paused());
      const assigned = Object.entries(payload.memberAssignment);
      handlers.onAssigned(
        new Map(assigned.map(([topic, partitions]) => [local(topic), partitions])),
      );
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      void this.restart(payload.error, topics, concurrency, handlers);
    });
    await consumer.connect();
    await consumer.subscribe({
      topics: topics.map((topic) => namespace + topic),
      fromBeginning: this.fromBeginning,
    });
    if (this.stopped) return consumer.disconnect();
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (payload) => this.onBatch(payload, local(payload.batch.topic), handlers),
    });
  }

  /**
   * Asks Kafka whether this is still a member, unless it said so within the last two seconds. Where it
   * does not answer for long, what was known counts: who asks must not wait for ever.
   */
  async confirmMembership(): Promise<boolean> {
    const { tries, pauseMs } = retries.unansweredHeartbeat;
    for (let failures = 1; failures <= tries && this.beat && !this.hasLeft(); failures++) {
      if ((await this.beat()) || failures === tries) break;
      await wait(pauseMs(failures), undefined, { ref: false });
    }
    return this.member;
  }

  seek(topic: string, partition: number, offset: number): void {
    if (this.hasLeft()) return;
    this.consumer?.seek({ topic: this.namespace + topic, partition, offset: String(offset) });
  }

  /** What was fetched of the partition and not handed on yet is dropped, and fetched again later. */
  pause(topic: string, partition: number): void {
    if (this.hasLeft()) return;
    this.consumer?.pause([{ topic: this.namespace + topic, partitions: [partition] }]);
  }

  resume(topic: string, partition: number): void {
    if (this.hasLeft()) return;
    this.consumer?.resume([{ topic: this.namespace + topic, partitions: [partition] }]);
  }

  /** Then the client refuses to seek, pause and resume; on joining again all is resumed at its position. */
  private hasLeft(): boolean {
    return !this.member || this.stopped;
  }

  /** Topic → next offset: a hint for whoever looks at the group. */
  async commit(partition: number, next: ReadonlyMap<string, number>): Promise<void> {
    if (!this.member || this.stopped) return;
    await this.consumer?.commitOffsets(
      [...next].map(([topic, offset]) => ({
        topic: this.namespace + topic,
        partition,
        offset: String(offset),
      })),
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.consumer?.disconnect();
  }

  private async restart(reason: Error, ...start: Parameters<LogSubscription['start']>) {
    const [, , handlers] = start;
    this.member = false;
    for (let cause = reason; !this.stopped;) {
      handlers.onDisconnected(cause);
      await wait(retries.outage.pauseMs(++this.crashes), undefined, { ref: false });
      if (this.stopped) return;
      try {
        return await this.start(...start);
      } catch (error) {
        cause = error as Error;
      }
    }
  }

  private async onBatch(
    payload: EachBatchPayload,
    topic: string,
    handlers: SubscriptionHandlers,
  ): Promise<void> {
    const batch = payload.batch as unknown as FetchedBatch;
    const { records, next, problem } = batch.content;
    this.beat = async () => {
      try {
        await payload.heartbeat();
        return true;
      } catch (error) {
        // The client asks again right behind the chunk. Refused again it joins anew; where only the
        // network was away it goes on in the group that it has never left.
        const isRefused = isExpelled(error);
        if (isRefused) this.member = false;
        return isRefused;
      }
    };
    const beating = setInterval(() => void this.beat?.(), heartbeatEveryMs);
    try {
      await handlers.onChunk({
        topic,
        partition: batch.partition,
        records,
        next,
        problem,
        fetchedFrom: batch.fetchedFrom,
        highWatermark: batch.highWatermark,
        stableEnd: batch.stableEnd,
        isCurrent: () => this.member && payload.isRunning() && !payload.isStale(),
        resolve: (offset) => payload.resolveOffset(String(offset)),
      });
    } finally {
      clearInterval(beating);
    }
  }
}
