import { createRequire } from 'node:module';
import { busySeconds, cpuSecondsOf } from './processes.ts';

/** The servers whose CPU is measured; where they are absent, their CPU is not a number. */
export interface ServerPids {
  readonly mongod?: number;
  readonly broker?: number;
}

export interface WindowReading {
  /** Milliseconds of a monotonic clock. */
  readonly at: number;
  readonly self: number;
  readonly mongod: number;
  readonly broker: number;
  readonly machine: number;
}

/** What happened between two readings; CPU in seconds. */
export interface Measured {
  readonly seconds: number;
  readonly cpu: { readonly self: number; readonly mongod: number; readonly broker: number };
  /** Cores that were busy with something else. */
  readonly otherCores: number;
  /** Peak of this process, in MiB. */
  readonly peakMemory: number;
}

/** Reads the clocks of this process, of the servers and of the machine. About 0.1 ms. */
export function readClocks({ mongod, broker }: ServerPids): WindowReading {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    self: (user + system) / 1e6,
    mongod: mongod === undefined ? Number.NaN : cpuSecondsOf(mongod),
    broker: broker === undefined ? Number.NaN : cpuSecondsOf(broker),
    machine: busySeconds(),
  };
}

export function between(from: WindowReading, to: WindowReading): Measured {
  const seconds = (to.at - from.at) / 1_000;
  const cpu = {
    self: to.self - from.self,
    mongod: to.mongod - from.mongod,
    broker: to.broker - from.broker,
  };
  return {
    seconds,
    cpu,
    otherCores: otherCores(to.machine - from.machine, cpu, seconds),
    peakMemory: process.resourceUsage().maxRSS / 1_024,
  };
}

function otherCores(machine: number, { self, mongod, broker }: Measured['cpu'], seconds: number) {
  return Math.max(0, (machine - self - mongod - broker) / seconds);
}

type Request = 'fetch' | 'produce';
type BrokerPrototype = Record<Request, (this: unknown, ...args: unknown[]) => unknown>;

/**
 * Calls back as the Kafka client of this process sends its first request of the kind: the same
 * moment for everything that uses this client, whatever is built on it.
 */
export function onFirst(request: Request, callback: () => void): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/broker') as {
    prototype: BrokerPrototype;
  };
  const original = prototype[request];
  prototype[request] = function first(this: unknown, ...args: unknown[]) {
    prototype[request] = original;
    callback();
    return original.apply(this, args);
  };
}
