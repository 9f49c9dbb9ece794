import { contractOf, type Envelope, type FactClass, type StreamName } from '@smarketing/contracts';
import { tailLog } from '@smarketing/event-bus';
import { eventually } from './eventually.js';
import type { TestSystem } from './test-system.js';

export interface SeenFact<T = Record<string, unknown>> extends Envelope {
  readonly stream: StreamName;
  readonly data: T;
}

/** Reads the log of a test system from its beginning, as any other consumer would. */
export class LogProbe {
  readonly facts: SeenFact[] = [];
  private tail: { stop(): Promise<void> } | undefined;

  private constructor() {}

  /** The streams' topics must exist. What cannot be read is left out. */
  static async start(system: TestSystem, of: readonly StreamName[]): Promise<LogProbe> {
    const { kafkaBrokers: brokers, kafkaNamespace: namespace } = system;
    const probe = new LogProbe();
    probe.tail = await tailLog(
      { brokers, namespace, streams: of, fromBeginning: true },
      ({ stream, envelope, data }) => {
        probe.facts.push({ ...envelope, stream, data: data as Record<string, unknown> });
      },
      () => undefined,
    );
    return probe;
  }

  of<T extends object>(fact: FactClass<T>, key?: string): SeenFact<T>[] {
    const { type } = contractOf(fact);
    return this.facts.filter(
      (seen) => seen.type === type && (key === undefined || seen.subject === key),
    ) as SeenFact<T>[];
  }

  /** The first fact of the kind (and key), as soon as it is on the log. */
  async next<T extends object>(fact: FactClass<T>, key?: string): Promise<SeenFact<T>> {
    return eventually(() => this.of(fact, key)[0]);
  }

  async stop(): Promise<void> {
    await this.tail?.stop();
  }
}
