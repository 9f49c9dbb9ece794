import type { SecuredServers, ServerSecurity } from './server-security.ts';

/** One server process of the embedded infrastructure, for tests that break it on purpose. */
export interface ServerHandle {
  /** `kafka-1` … or `mongodb-1` …, unique within one infrastructure. */
  readonly name: string;
  /** The process id now; another one after `restart`. */
  readonly pid: number;
  /** The port clients use; stays the same over `restart`. */
  readonly port: number;
  /** Sends the signal and returns at once. Does nothing if the process is gone. */
  kill(signal: NodeJS.Signals): void;
  /** Ends the process if it still runs, starts it on the same data and port, and waits until it serves. */
  restart(): Promise<void>;
}

/** A real Kafka and a real MongoDB replica set that answered when `startInfrastructure` resolved. */
export interface Infrastructure {
  /** `given`: by KAFKA_BROKERS and MONGODB_URI; `docker`: containers; `embedded`: processes of this machine. */
  readonly kind: 'given' | 'docker' | 'embedded';
  /** True if nothing had to be started, because it ran already. */
  readonly reused: boolean;
  /** `host:port` of every broker. */
  readonly kafkaBrokers: string[];
  /** Reaches a replica set, so that transactions and majority writes work. Names no database. */
  readonly mongoUri: string;
  /** The variables that lead a service, or any other client of ours, to these servers. */
  readonly variables: Readonly<Record<string, string>>;
  /** Of servers that were started secured. */
  readonly security?: ServerSecurity | undefined;
  /** Empty unless embedded. */
  readonly brokers: ServerHandle[];
  /** Empty unless embedded. */
  readonly members: ServerHandle[];
  /** Stops what this infrastructure consists of; never touches given servers. Throwaway data is removed. */
  stop(): Promise<void>;
}

export interface InfrastructureProgress {
  component: 'kafka' | 'mongodb';
  /** A sentence for people, such as "Fetching Apache Kafka 4.3.1". */
  step: string;
  /** 0 to 1 of this step, where it can be known. */
  fraction?: number;
}

export type OnProgress = (progress: InfrastructureProgress) => void;

export interface InfrastructureOptions {
  /**
   * `kept`: data and servers outlive this process until `stop`; a running one is reused.
   * `throwaway`: free ports and data of its own; gone with `stop`, and with this process however it ends.
   */
  lifetime: 'kept' | 'throwaway';
  /** Where data lives, `.smarketing` of the checkout. Created if missing. */
  directory: string;
  /** Kafka brokers; 3 gives replication factor 3 and two in-sync replicas. Embedded only. Default 1. */
  brokers?: 1 | 3;
  /** Members of the replica set. Embedded only. Default 1. */
  members?: 1 | 3;
  /** TLS and authentication on. Embedded and throwaway only. */
  secured?: SecuredServers | undefined;
  onProgress?: OnProgress;
  /** For how long given servers are asked before they count as absent, in ms. Default 30 s. */
  givenWithin?: number;
  /** Default `process.env`. */
  environment?: NodeJS.ProcessEnv;
}

/** What a person must do before infrastructure can start or stop; the message is one sentence that says so. */
export class InfrastructureError extends Error {
  override name = 'InfrastructureError';
}

/** What leads to servers that were started here. */
export function variablesOf(
  kafkaBrokers: readonly string[],
  mongoUri: string,
  security?: ServerSecurity,
): Record<string, string> {
  return {
    KAFKA_BROKERS: kafkaBrokers.join(','),
    MONGODB_URI: mongoUri,
    ...security?.variables,
  };
}
