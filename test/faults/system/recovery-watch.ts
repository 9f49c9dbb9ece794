import { setTimeout as wait } from 'node:timers/promises';
import { mongoClientOptions } from '@smarketing/connections';
import { serviceNames, type ServiceName } from '@smarketing/contracts';
import type { Admin } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { streamOfTopic } from '../checker/log-contents.ts';
import { theLayouts } from '../checker/the-layouts.ts';
import { endOffsets, productTopics } from '../log/read-log.ts';
import { databaseOf, type SystemUnderFault } from './system-under-fault.ts';

/** Partition → how many records of all streams were applied, or are there. */
type Progress = ReadonlyMap<number, number>;

interface Sample {
  readonly at: number;
  readonly progress: Progress;
}

const every = 250;

/**
 * Looks at where every service is on the log, all the time, past the network that is broken: after a
 * fault it is known when each went on.
 */
export class RecoveryWatch {
  readonly #system: SystemUnderFault;
  readonly #client: MongoClient;
  readonly #applied = new Map<ServiceName, Sample[]>();
  readonly #ends = new Map<ServiceName, Sample[]>();
  readonly #published = new Map<ServiceName, Sample[]>();
  #running = true;
  #loops: Promise<unknown> = Promise.resolve();

  constructor(system: SystemUnderFault) {
    this.#system = system;
    this.#client = new MongoClient(system.infrastructure.mongoUri, {
      ...mongoClientOptions(system.infrastructure.security?.mongo),
      serverSelectionTimeoutMS: 1_000,
      socketTimeoutMS: 2_000,
    });
  }

  start(): void {
    this.#loops = Promise.all([
      this.#repeat(() => this.#samplePositions()),
      this.#repeat(() => this.#sampleEnds()),
    ]);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#loops;
    await this.#client.close();
  }

  /** Forgets what was before: it is asked for what comes. */
  forget(): void {
    const kept = performance.now() - 60_000;
    for (const all of [this.#applied, this.#ends, this.#published]) {
      for (const [service, samples] of all) {
        all.set(
          service,
          samples.filter(({ at }) => at > kept),
        );
      }
    }
  }

  /**
   * Milliseconds from `since` until the service went on with every partition that it had work for,
   * not counting the time in which it had none. Undefined: it had none before `until`, or was still
   * at it; null: not even long after.
   */
  recoveryOf(service: ServiceName, since: number, until = Infinity): number | null | undefined {
    // What it publishes says more of a service that hardly reads.
    if (service === 'marketing-intake') return this.#publishing(service, since, until);
    const applied = this.#applied.get(service) ?? [];
    const ends = this.#ends.get(service) ?? [];
    const before = standAt(applied, since);
    let longest: number | undefined;
    for (const partition of ends.at(-1)?.progress.keys() ?? []) {
      const from = before.get(partition) ?? 0;
      const work = ends.find(
        ({ at, progress }) => at > since && (progress.get(partition) ?? 0) > from,
      );
      if (!work || work.at > until) continue;
      const done = applied.find(
        ({ at, progress }) => at > since && (progress.get(partition) ?? 0) > from,
      );
      if (done && done.at > until) continue;
      if (!done) {
        if (until !== Infinity || performance.now() - work.at < 60_000) continue;
        return null;
      }
      const took = Math.max(0, Math.round(done.at - Math.max(since, work.at)));
      longest = Math.max(longest ?? 0, took);
    }
    return longest;
  }

  /** Until every partition in which it then published had something new. */
  #publishing(service: ServiceName, since: number, until: number): number | undefined {
    const samples = this.#published.get(service) ?? [];
    const before = standAt(samples, since);
    let longest: number | undefined;
    for (const partition of samples.at(-1)?.progress.keys() ?? []) {
      const from = before.get(partition) ?? 0;
      const done = samples.find(
        ({ at, progress }) => at > since && (progress.get(partition) ?? 0) > from,
      );
      if (!done || done.at > until) continue;
      longest = Math.max(longest ?? 0, Math.round(done.at - since));
    }
    return longest;
  }

  /** Until every one of the services went on, or time is up. */
  async untilRecovered(
    services: readonly ServiceName[],
    since: number,
    within: number,
  ): Promise<Partial<Record<ServiceName, number | null>>> {
    const deadline = performance.now() + within;
    for (;;) {
      const found = services.map((service) => [service, this.recoveryOf(service, since)] as const);
      const all = found.every(([, took]) => typeof took === 'number');
      if (all || performance.now() > deadline) {
        return Object.fromEntries(
          found.flatMap(([service, took]) => {
            const missing = this.#hasWaitedInVain(service, since) ? null : undefined;
            const said = took === undefined ? missing : took;
            return said === undefined ? [] : [[service, said]];
          }),
        );
      }
      await wait(100);
    }
  }

  /** There has been work for a while, and nothing of it was done. */
  #hasWaitedInVain(service: ServiceName, since: number): boolean {
    const before = standAt(this.#applied.get(service) ?? [], since);
    const now = this.#applied.get(service)?.at(-1)?.progress;
    const ends = this.#ends.get(service)?.at(-1)?.progress;
    if (!now || !ends) return false;
    return [...ends].some(
      ([partition, end]) =>
        end > (now.get(partition) ?? 0) && now.get(partition) === before.get(partition),
    );
  }

  async #repeat(sample: () => Promise<void>): Promise<void> {
    while (this.#running) {
      const began = performance.now();
      await sample().catch(() => undefined);
      await wait(Math.max(20, every - (performance.now() - began)));
    }
  }

  async #samplePositions(): Promise<void> {
    await Promise.all(
      serviceNames.map(async (service) => {
        const positions = await this.#client
          .db(databaseOf(service))
          .collection<{ _id: number; next: Record<string, number> }>('bus_positions')
          .find()
          .toArray();
        const sum = (next: Record<string, number>) =>
          Object.values(next).reduce((total, offset) => total + offset, 0);
        const progress = new Map(positions.map(({ _id, next }) => [_id, sum(next)]));
        note(this.#applied, service, progress);
      }),
    );
  }

  #admin: Admin | undefined;

  async #sampleEnds(): Promise<void> {
    const { kafka } = this.#system;
    try {
      if (!this.#admin) {
        const admin = kafka.admin({ retry: { retries: 1, maxRetryTime: 500 } });
        await admin.connect();
        this.#admin = admin;
      }
      const ends = await endOffsets(this.#admin, await this.#topics());
      for (const layout of theLayouts) {
        const service = layout.service as ServiceName;
        note(this.#ends, service, sumOf(ends, layout.consumes));
        note(this.#published, service, sumOf(ends, layout.publishes));
      }
    } catch (error) {
      await this.#admin?.disconnect().catch(() => undefined);
      this.#admin = undefined;
      throw error;
    } finally {
      if (!this.#running) await this.#admin?.disconnect().catch(() => undefined);
    }
  }

  #known: string[] | undefined;

  async #topics(): Promise<string[]> {
    this.#known ??= (await productTopics(this.#system.kafka)).filter(
      (topic) => streamOfTopic(topic) !== undefined,
    );
    return this.#known;
  }
}

/** Where it stood: what was done right before `since` may be seen only by the next look. */
function standAt(samples: readonly Sample[], since: number): Progress {
  return samples.find(({ at }) => at > since + 50)?.progress ?? new Map();
}

function sumOf(ends: ReadonlyMap<string, number>, streams: readonly string[]): Progress {
  const sums = new Map<number, number>();
  for (const [place, end] of ends) {
    const [, topic, partition] = /^(.*)\/(\d+)$/.exec(place)!;
    if (!streams.includes(streamOfTopic(topic!)!)) continue;
    sums.set(Number(partition), (sums.get(Number(partition)) ?? 0) + end);
  }
  return sums;
}

function note(all: Map<ServiceName, Sample[]>, service: ServiceName, progress: Progress): void {
  const samples = all.get(service) ?? [];
  all.set(service, samples);
  samples.push({ at: performance.now(), progress });
}
