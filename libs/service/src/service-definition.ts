import type { Provider, Type } from '@nestjs/common';
import type { ServiceDescription } from '@smarketing/contracts';
import type { Reference, View } from '@smarketing/event-bus';
import type { SignedBodies, StreamedBodies } from '@smarketing/http';

/** What a service says of itself as it is then described, such as its title and port. */
type Described = Pick<
  ServiceDescription,
  'title' | 'port' | 'database' | 'consumes' | 'publishes'
> &
  Partial<Pick<ServiceDescription, 'vault' | 'foreign'>>;

/**
 * Everything that a service says of itself. Who starts, draws, tests or checks it reads it here. Its
 * operations listen at {@link opsPortOf} it.
 */
export interface ServiceDefinition<Settings extends object = object> extends Described {
  /** In logs and the consumer group, such as `marketing-intake`: the folder's name. */
  readonly name: string;
  readonly description: string;
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
  /** Addresses whose bodies are signed as the bytes that arrive; default none. */
  readonly signed?: readonly SignedBodies[];
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
