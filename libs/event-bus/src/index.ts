export {
  OwnTopics,
  type MissingFacts,
  type MissingOnTopics,
} from './another-cluster/missing-on-topics.js';
export {
  ResumeBySequence,
  ResumeRefusedError,
  type ServicePositions,
  type TopicPosition,
} from './another-cluster/resume-by-sequence.js';
export { AfterCommit } from './change/after-commit.js';
export { Counters } from './change/counters.js';
export { newActId, type Act } from './acts/act.js';
export type { RecordedAct } from './acts/recorded-act.schema.js';
export { actsCollection, Acts, type ActsWanted } from './acts/acts.js';
export { causeOfOneOfMany, causeOfRequest } from './outbox/cause-of-request.js';
export { UnitOfWork, type Work } from './change/unit-of-work.js';
export { countersOf } from './change/staged-changes.js';
export { partitionOf } from './partition-of.js';
export {
  ConcurrentChangeError,
  DependencyUnavailableError,
  FencedError,
  ForeignKeyError,
  InvalidFactError,
} from './errors.js';
export { DeadLetters, type DeadLetterShown } from './dead-letters/dead-letters.js';
export {
  NoSuchDeadLetterError,
  type DeadLetter,
  type DeadLetterAction,
  type Operator,
  type ParkedWhole,
  type Redriven,
} from './dead-letters/dead-letter.js';
export { EventBusModule, SERVICE_DATABASE } from './event-bus.module.js';
export { EVENT_BUS_OPTIONS, type EventBusOptions, type Reference } from './event-bus-options.js';
export type { Arrived } from './fold/arrived.js';
export { ForeignReader, type ForeignHandler, type ForeignTopic } from './foreign/foreign-reader.js';
export {
  placeOfForeign,
  refuseForeign,
  type ForeignPlace,
  type ForeignRefusal,
} from './foreign/refuse-foreign.js';
export type { LogRecord } from './kafka/fetched-chunk.js';
export { emit, type Emission } from './fold/emission.js';
export type { Fold, FoldContext, Folded, Wake } from './fold/fold.js';
export { foldedStreams } from './fold/folded-streams.js';
export { defineView, on, type Contributions, type FactFold, type View } from './fold/view.js';
export type { ViewDocument } from './fold/view-document.js';
export { KafkaTransport } from './consume/kafka-transport.js';
export { tailLog, type TailedFact, type TailOptions } from './kafka/tail-log.js';
export * from './rebuild/rebuild-progress.js';
export { ViewRebuilds } from './rebuild/view-rebuilds.js';
export { lackKinds, type Lacking, type LackKind, type Restore } from './restore/restore.js';
export {
  NoSuchRestoreError,
  RestoreNotices,
  type LackingWanted,
  type RestoreShown,
} from './restore/restore-notices.js';
export { ServiceDatabase } from './service-database.js';
export { BusStatus } from './status/bus-status.js';
export type { Cause } from './outbox/cause.js';
export { Gathering } from './gathering.js';
export { NudgedLoop } from './nudged-loop.js';
export {
  dataLosingRules,
  dangerOf,
  type DataLosingRule,
  type Deviation,
} from './preconditions/deviation.js';
export {
  inspectKafka,
  inspectMongo,
  tlsServersOf,
  type KafkaAddress,
  type MongoAddress,
} from './preconditions/from-outside.js';
export type { JudgedDeviation } from './preconditions/preconditions.js';
export { Patience } from './patience.js';
export {
  busCollections,
  collectionsOfService,
  wakeIndex,
  type BusCollection,
} from './bus-collections.js';
export {
  collectionOf,
  nameOfCollection,
  type StoredCollection,
} from './storage/create-collections.js';
export { replicated, topicSettingsOf } from './topic-settings.js';
export { onlookerRights, rightsOf, type Right } from './needed-rights.js';
export { schemaFor, schemaOf } from './storage/schema-for.js';
