import type { Type } from '@nestjs/common';
import type { KafkaSecurity, MongoSecurity } from '@smarketing/connections';
import type { StreamName } from '@smarketing/contracts';
import type { View } from './fold/view.js';
import type { DataLosingRule } from './preconditions/deviation.js';

/** What is loaded once for every batch and given to the folds as `context.reference`. */
export interface Reference<R = unknown> {
  /**
   * With a version: that one instead of the one in force, since a rebuild decides as was decided then.
   * Throws DependencyUnavailableError where the partitions shall wait.
   */
  load(version?: number): Promise<R>;
}

export interface EventBusOptions {
  /** The service's name, which is also its consumer group. */
  readonly service: string;
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
  /** Every view of the service, folded or changed by commands. */
  // oxlint-disable-next-line typescript/no-explicit-any -- views of any document
  readonly views: readonly View<any>[];
  /** Classes with a schema, of what it stores beside its views. */
  readonly stores?: readonly Type[];
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSecurity?: KafkaSecurity;
  /** Set before the names of topics and groups; default none. */
  readonly kafkaNamespace?: string;
  readonly mongoUri: string;
  readonly mongoSecurity?: MongoSecurity;
  /** What may lose data and is not to keep the service from starting; default nothing. */
  readonly acceptedLosses?: readonly DataLosingRule[];
  readonly database: string;
  /**
   * Whether a view that older folds have made is rebuilt as soon as every live instance has the new
   * ones. Default: it waits for an operator.
   */
  readonly rebuildsAfterUpgrade?: boolean;
  readonly reference?: Type<Reference>;
  /**
   * The stream of which references are made. Its facts are folded first, alone and without a reference:
   * all others may be waiting for them.
   */
  readonly referenceStream?: StreamName;
  /**
   * The generation of what the folds decide by themselves; default 1. Raise it with a change that would
   * decide facts of the past otherwise, and let the folds go on with `context.rules` below it as before:
   * a rebuild folds every fact by the generation that the live view folded it by.
   */
  readonly rules?: number;
}

export const EVENT_BUS_OPTIONS = Symbol('smarketing:event-bus-options');
