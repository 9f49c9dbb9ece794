import {
  contractOf,
  decodeHeaders,
  topicsOf,
  type Envelope,
  type FactClass,
  type Lane,
  type StreamName,
} from '@smarketing/contracts';
import type { Consumer } from 'kafkajs';
import { kafkaOf } from './clients-of.js';
import { eventually } from './eventually.js';
import type { TestSystem } from './test-system.js';

export interface SeenFact<T = Record<string, unknown>> extends Envelope {
  readonly stream: StreamName;
  readonly lane: Lane;
  readonly data: T;
}

/** Reads the log of a test system from its beginning, as any other consumer would. */
export class LogProbe {
  readonly facts: SeenFact[] = [];

  private constructor(private readonly consumer: Consumer) {}

  /** The streams' topics must exist. */
  static async start(system: TestSystem, of: readonly StreamName[]): Promise<LogProbe> {
    const kafka = kafkaOf(system);
    const group = `${system.kafkaNamespace}probe-${Math.random().toString(36).slice(2)}`;
    const consumer = kafka.consumer({ groupId: group, maxWaitTimeInMs: 200 });
    const probe = new LogProbe(consumer);
    const byTopic = new Map(
      of.flatMap(topicsOf).map((topic) => [system.kafkaNamespace + topic.kafkaName, topic]),
    );
    await consumer.connect();
    await consumer.subscribe({ topics: [...byTopic.keys()], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, message }) => {
        const { stream, lane } = byTopic.get(topic)!;
        probe.facts.push({
          ...decodeHeaders(message.headers ?? {}),
          stream,
          lane,
          data: JSON.parse(message.value!.toString()) as Record<string, unknown>,
        });
      },
    });
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

  stop(): Promise<void> {
    return this.consumer.disconnect();
  }
}
