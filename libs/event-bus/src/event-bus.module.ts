import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import {
  type TopicName,
  topicsOf,
  partitionsPerStream,
  type StreamName,
} from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import type { Connection } from 'mongoose';
import { Acts } from './acts/acts.js';
import { OwnTopics } from './another-cluster/missing-on-topics.js';
import { ResumeBySequence } from './another-cluster/resume-by-sequence.js';
import { AfterCommit } from './change/after-commit.js';
import { Counters } from './change/counters.js';
import { UnitOfWork } from './change/unit-of-work.js';
import { WriterSessions } from './writer-sessions.js';
import { BusLifecycle } from './bus-lifecycle.js';
import { deadLetterTopicSettings, topicSettingsOf } from './topic-settings.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { EVENT_BUS_OPTIONS, type EventBusOptions, type Reference } from './event-bus-options.js';
import { ForeignReader } from './foreign/foreign-reader.js';
import { foldingController } from './fold/folding-controller.js';
import { versionOfFolds } from './fold/view.js';
import { viewFoldsOf } from './fold/view-folds.js';
import { foldedViewsOf, ViewVersions } from './fold/view-versions.js';
import { KafkaClient } from './kafka/kafka-client.js';
import { CloseConnection, connectionProvider } from './mongo-connection.js';
import { KafkaTransport } from './consume/kafka-transport.js';
import { PartitionLeases } from './lease/partition-leases.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { Preconditions } from './preconditions/preconditions.js';
import { RebuildAfterUpgrade } from './rebuild/rebuild-after-upgrade.js';
import { ViewRebuilds } from './rebuild/view-rebuilds.js';
import { RestoreNotices } from './restore/restore-notices.js';
import { Restores } from './restore/restores.js';
import type { RebuildTools } from './rebuild/view-rebuild.js';
import { ServiceDatabase } from './service-database.js';
import { BatchConsumer } from './consume/batch-consumer.js';
import { BatchApplier } from './consume/apply-batch.js';
import { DeletedRecords } from './consume/deleted-records.js';
import { BulkRounds } from './consume/bulk-rounds.js';
import { GroupCommit } from './consume/group-commit.js';
import { PartitionWriter } from './consume/partition-writer.js';
import { PartitionPositions } from './consume/partition-positions.js';
import { BusStatus } from './status/bus-status.js';
import { WakeDocuments } from './timers/wake-documents.js';
import { WakeLoop } from './timers/wake-loop.js';

/** The native driver's `Db` of the service's database. */
export const SERVICE_DATABASE = Symbol('smarketing:service-database');

/** The bus of one service: consumer, outbox, timers and the means to change documents. */
@Module({})
export class EventBusModule {
  static forRoot(options: EventBusOptions): DynamicModule {
    return {
      module: EventBusModule,
      global: true,
      controllers: options.views.flatMap((view) => foldingController(view) ?? []),
      providers: [
        { provide: EVENT_BUS_OPTIONS, useValue: options },
        connectionProvider(options),
        CloseConnection,
        AfterCommit,
        UnitOfWork,
        Counters,
        KafkaTransport,
        BusLifecycle,
        ...(options.reference ? [options.reference] : []),
        ...plumbing(options),
      ],
      exports: [
        EVENT_BUS_OPTIONS,
        getConnectionToken(),
        Acts,
        AfterCommit,
        UnitOfWork,
        Counters,
        KafkaTransport,
        BusStatus,
        DeadLetters,
        ForeignReader,
        OwnTopics,
        ResumeBySequence,
        ViewRebuilds,
        RestoreNotices,
        ServiceDatabase,
        SERVICE_DATABASE,
        ...(options.reference ? [options.reference] : []),
      ],
    };
  }
}

function plumbing(options: EventBusOptions): Provider[] {
  const { service, consumes, views, rules } = options;
  const instance = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  return [
    {
      provide: ServiceDatabase,
      inject: [getConnectionToken()],
      useFactory: (connection: Connection) => {
        const db = connection.db!;
        const sessions = new WriterSessions(db, instance);
        return new ServiceDatabase(connection.getClient(), db, service, views, sessions, rules);
      },
    },
    {
      provide: SERVICE_DATABASE,
      inject: [ServiceDatabase],
      useFactory: ({ db }: ServiceDatabase) => db,
    },
    {
      provide: KafkaClient,
      useFactory: () =>
        new KafkaClient({
          brokers: options.kafkaBrokers,
          security: options.kafkaSecurity,
          clientId: service,
          namespace: options.kafkaNamespace ?? '',
          log: (level, message, detail) => logger[level](detail, message),
        }),
    },
    {
      provide: Acts,
      inject: [ServiceDatabase],
      useFactory: (database: ServiceDatabase) => new Acts(database),
    },
    {
      provide: PartitionLeases,
      inject: [ServiceDatabase],
      useFactory: ({ db }: ServiceDatabase) =>
        new PartitionLeases(db, instance, partitionsPerStream, foldVersionsOf(views)),
    },
    {
      provide: OutboxRelay,
      inject: [ServiceDatabase, KafkaClient, PartitionLeases],
      useFactory: (database: ServiceDatabase, kafka: KafkaClient, leases: PartitionLeases) =>
        new OutboxRelay(database, kafka, leases, (topic) =>
          kafka.ensureTopics([deadLetterTopicSettings(topic)]),
        ),
    },
    {
      provide: PartitionPositions,
      inject: [ServiceDatabase],
      useFactory: ({ db }: ServiceDatabase) =>
        new PartitionPositions(db, instance, logNames(consumes)),
    },
    {
      provide: BusStatus,
      inject: [ServiceDatabase, KafkaClient, PartitionPositions],
      useFactory: (database: ServiceDatabase, kafka: KafkaClient, positions: PartitionPositions) =>
        new BusStatus(database, kafka, positions, consumes),
    },
    {
      provide: Preconditions,
      inject: [ServiceDatabase, KafkaClient],
      useFactory: ({ db }: ServiceDatabase, kafka: KafkaClient) =>
        new Preconditions(kafka, db, topicSettingsOf(options), new Set(options.acceptedLosses)),
    },
    {
      provide: WakeDocuments,
      inject: [ServiceDatabase, AfterCommit, ModuleRef],
      useFactory: (database: ServiceDatabase, afterCommit: AfterCommit, moduleRef: ModuleRef) =>
        new WakeDocuments(database, afterCommit, referenceLoader(options, moduleRef)),
    },
    {
      provide: WakeLoop,
      inject: [ServiceDatabase, PartitionLeases, WakeDocuments],
      useFactory: (database: ServiceDatabase, leases: PartitionLeases, documents: WakeDocuments) =>
        new WakeLoop(database, leases, documents),
    },
    {
      provide: DeadLetters,
      inject: [ServiceDatabase, AfterCommit, ModuleRef],
      useFactory: (database: ServiceDatabase, afterCommit: AfterCommit, moduleRef: ModuleRef) =>
        new DeadLetters(
          database,
          viewFoldsOf(views),
          referenceLoader(options, moduleRef),
          options.referenceStream,
          ({ rows, changed }) => afterCommit.tell({ filledOutbox: rows > 0, changed }),
        ),
    },
    {
      provide: ViewRebuilds,
      inject: [ServiceDatabase, KafkaClient, AfterCommit, Acts, ModuleRef],
      useFactory: (
        database: ServiceDatabase,
        kafka: KafkaClient,
        afterCommit: AfterCommit,
        acts: Acts,
        moduleRef: ModuleRef,
      ) => {
        const tools = toolsOf(options, { database, kafka, afterCommit, moduleRef });
        return new ViewRebuilds(tools, viewFoldsOf(views), acts, instance);
      },
    },
    ...(options.rebuildsAfterUpgrade ? [rebuildAfterUpgrade(options)] : []),
    {
      provide: ResumeBySequence,
      inject: [ServiceDatabase, KafkaClient, PartitionPositions],
      useFactory: (database: ServiceDatabase, kafka: KafkaClient, positions: PartitionPositions) =>
        new ResumeBySequence(database, kafka, positions, consumes),
    },
    {
      provide: OwnTopics,
      inject: [ServiceDatabase, KafkaClient],
      useFactory: (database: ServiceDatabase, kafka: KafkaClient) =>
        new OwnTopics(database, kafka, options.publishes),
    },
    {
      provide: ForeignReader,
      inject: [ServiceDatabase, KafkaClient, UnitOfWork],
      useFactory: (database: ServiceDatabase, kafka: KafkaClient, unitOfWork: UnitOfWork) =>
        new ForeignReader(service, database, kafka, unitOfWork),
    },
    {
      provide: RestoreNotices,
      inject: [ServiceDatabase, Acts],
      useFactory: ({ db }: ServiceDatabase, acts: Acts) => new RestoreNotices(db, service, acts),
    },
    {
      provide: Restores,
      inject: [ServiceDatabase, KafkaClient, AfterCommit, ViewRebuilds, ModuleRef],
      useFactory: (
        database: ServiceDatabase,
        kafka: KafkaClient,
        afterCommit: AfterCommit,
        rebuilds: ViewRebuilds,
        moduleRef: ModuleRef,
      ) => {
        const tools = toolsOf(options, { database, kafka, afterCommit, moduleRef });
        return new Restores({ ...tools, consumes }, viewFoldsOf(views), rebuilds, instance);
      },
    },
    {
      provide: BatchConsumer,
      inject: [ServiceDatabase, KafkaClient, PartitionPositions, AfterCommit, ModuleRef],
      useFactory: (...parts: ConsumerParts) => consumerOf(options, ...parts),
    },
  ];
}

function rebuildAfterUpgrade({ service, views }: EventBusOptions): Provider {
  return {
    provide: RebuildAfterUpgrade,
    inject: [ServiceDatabase, ViewRebuilds],
    useFactory: ({ db }: ServiceDatabase, rebuilds: ViewRebuilds) => {
      const versions = new ViewVersions(db, service, foldedViewsOf(views));
      return new RebuildAfterUpgrade(db, rebuilds, () => versions.read());
    },
  };
}

function foldVersionsOf(views: EventBusOptions['views']): Record<string, number> {
  return Object.fromEntries(
    foldedViewsOf(views).map((view) => [view.collection, versionOfFolds(view)]),
  );
}

function toolsOf(
  options: EventBusOptions,
  {
    moduleRef,
    ...parts
  }: Omit<RebuildTools, 'publishes' | 'loadReference' | 'referenceStream'> & {
    moduleRef: ModuleRef;
  },
): RebuildTools {
  const { publishes, referenceStream } = options;
  const loadReference = referenceLoader(options, moduleRef);
  return { ...parts, publishes, loadReference, referenceStream };
}

type ConsumerParts = [
  database: ServiceDatabase,
  kafka: KafkaClient,
  positions: PartitionPositions,
  afterCommit: AfterCommit,
  moduleRef: ModuleRef,
];

function consumerOf(
  options: EventBusOptions,
  ...[database, kafka, positions, afterCommit, moduleRef]: ConsumerParts
): BatchConsumer {
  const applier = new BatchApplier(
    database,
    positions,
    viewFoldsOf(options.views),
    referenceLoader(options, moduleRef),
    options.referenceStream,
  );
  const commits = {
    live: new GroupCommit(applier, 'live'),
    bulk: new GroupCommit(applier, 'bulk'),
  };
  const bulkRounds = new BulkRounds();
  return new BatchConsumer(
    options.service,
    options.consumes,
    kafka,
    positions,
    ({ issued, deadLettered, changed }) =>
      afterCommit.tell({ issued, filledOutbox: deadLettered > 0, changed }),
    (partition, topics, listener) =>
      new PartitionWriter(
        ...([partition, topics, positions, commits, bulkRounds, listener] as const),
        options.referenceStream,
      ),
    commits.live,
    new DeletedRecords(database.db),
  );
}

function logNames(consumes: readonly StreamName[]): TopicName[] {
  return consumes.flatMap(topicsOf).map(({ name }) => name);
}

function referenceLoader(
  { reference }: EventBusOptions,
  moduleRef: ModuleRef,
): (version?: number) => Promise<unknown> {
  if (!reference) return async () => undefined;
  return (version) => moduleRef.get<Reference>(reference, { strict: false }).load(version);
}
