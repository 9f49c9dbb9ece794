import { scoresTopic } from '../consumers/log-settings.ts';
import { createTopics, eventsOnLog } from '../consumers/publish-lead-facts.ts';
import { WrongResult } from '../consumers/measure-consumers.ts';
import { runInChild } from '../measure/child-run.ts';
import { interleaved } from '../measure/interleaved.ts';
import type { Measured } from '../measure/measured-window.ts';
import { spreadOf, type Spread } from '../measure/spread.ts';
import type { BenchOptions } from '../options.ts';
import type { BenchSystem } from '../system.ts';
import type { RelayConfig } from './relay-run.ts';

export interface RelayFigures {
  readonly name: 'bare' | 'relay';
  readonly what: string;
  readonly rows: number;
  readonly rowsPerSecond: Spread;
  readonly cpu: { self: Spread; mongod: Spread; broker: Spread };
  readonly peakMemory: Spread;
  readonly otherCores: Spread;
}

const contestants = {
  bare: {
    what: 'bare kafkajs producer from memory, idempotent, acks all',
    program: 'relay/subjects/bare-producer.js',
  },
  relay: {
    what: 'the outbox relay: reads, sends, deletes',
    program: 'relay/subjects/bus-relay.js',
  },
} as const;

const perLead = 10;

export async function measureRelay(
  system: BenchSystem,
  { quick, repeats, profile }: BenchOptions,
  say: (line: string) => void,
): Promise<RelayFigures[]> {
  const leads = quick ? 200 : 6_000;
  const rows = leads * perLead;
  const namespace = `${system.id}r.`;
  await createTopics(system, namespace);
  const results = await interleaved(['bare', 'relay'], repeats, async (name, repeat) => {
    const { brokers, mongoUri, pids, id, mongo } = system;
    const database = `${id}_${name}_${repeat}`;
    const service = `${id}-${name}-${repeat}`;
    const config: RelayConfig = {
      ...{ brokers, namespace, mongoUri, database, name: service, leads, perLead, pids },
    };
    if (name === 'relay') {
      await runInChild({ program: 'relay/subjects/prepare-outbox.js', config });
    }
    const before = await eventsOnLog(system, namespace, scoresTopic);
    const { program } = contestants[name];
    const result = await runInChild<Measured>({ program, config, profileTo: profile });
    const sent = (await eventsOnLog(system, namespace, scoresTopic)) - before;
    if (sent !== rows) throw new WrongResult(name, `${sent} facts on the log instead of ${rows}`);
    await mongo.db(database).dropDatabase();
    say(`relay: ${name} ${repeat}: ${Math.round(rows / result.seconds)} rows/s`);
    return result;
  });
  return [...results].map(([name, measured]) => figuresOf(name, rows, measured));
}

function figuresOf(
  name: 'bare' | 'relay',
  rows: number,
  results: readonly Measured[],
): RelayFigures {
  const each = (of: (result: Measured) => number) => spreadOf(results.map(of));
  return {
    name,
    what: contestants[name].what,
    rows,
    rowsPerSecond: each(({ seconds }) => rows / seconds),
    cpu: {
      self: each(({ cpu }) => (cpu.self * 1_000) / rows),
      mongod: each(({ cpu }) => (cpu.mongod * 1_000) / rows),
      broker: each(({ cpu }) => (cpu.broker * 1_000) / rows),
    },
    peakMemory: each(({ peakMemory }) => peakMemory),
    otherCores: each(({ otherCores }) => otherCores),
  };
}
