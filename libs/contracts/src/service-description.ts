import type { StreamName } from './streams.js';

/** What those need of a service who do not run it: launcher, command line, AsyncAPI, compose, checks. */
export interface ServiceDescription {
  /** Of the API's pages. */
  readonly title: string;
  /** Where its API usually listens. */
  readonly port: number;
  /** Where its operations usually listen. */
  readonly opsPort: number;
  /** The usual name of its database. */
  readonly database: string;
  /** Variables that only this service needs. */
  readonly variables: readonly string[];
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
  /** What the topics begin with that other systems write to and it reads. */
  readonly foreign?: readonly string[];
  /** Collection of each view that is folded from facts → the streams that it is folded from. */
  readonly views: Readonly<Record<string, readonly StreamName[]>>;
  /** Collections that hold contact data. */
  readonly vault: readonly string[];
}
