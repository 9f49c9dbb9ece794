import type { Provider, Type } from '@nestjs/common';
import type { StreamName } from '@smarketing/contracts';
import type { Reference, View } from '@smarketing/event-bus';
import type { StreamedBodies } from '@smarketing/http';

/** Everything that a service says of itself. Who starts, draws, tests or checks it reads it here. */
export interface ServiceDefinition<Settings extends object = object> {
  /** In logs and the consumer group, such as `marketing-intake`: the folder's name. */
  readonly name: string;
  /** Of the API's pages. */
  readonly title: string;
  readonly description: string;
  /** The usual port of the API; that of operations is {@link opsPortOf} it. */
  readonly port: number;
  /** The usual name of its database. */
  readonly database: string;
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
  /** Every view, folded or changed by commands. */
  // oxlint-disable-next-line typescript/no-explicit-any -- views of any document
  readonly views: readonly View<any>[];
  /** Classes with a schema, of what it stores beside its views; default none. */
  readonly stores?: readonly Type[];
  /** Loaded once for every batch and given to the folds. */
  readonly reference?: Type<Reference>;
  /** See `EventBusOptions.rules`; default 1. */
  readonly rules?: number;
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
  /** Addresses whose bodies are files of any size; default none. */
  readonly uploads?: readonly StreamedBodies[];
  /** Collections that hold contact data; default none. */
  readonly vault?: readonly string[];
  /** What only this service is told by its environment; default nothing. */
  readonly settings?: ServiceSettings<Settings>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ServiceSettings<Settings extends object> {
  /** Variables that have to be set, such as `VAULT_KEY`. */
  readonly variables: readonly string[];
  /** Notes one sentence for each variable that is wrong. */
  readonly read: (env: Environment, problems: string[]) => Settings;
}

export function opsPortOf({ port }: Pick<ServiceDefinition, 'port'>): number {
  return port + 6000;
}
