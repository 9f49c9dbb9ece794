import { eventually } from '@smarketing/testing';
import type { Collection, Document } from 'mongodb';
import { RunningSystem } from '../../e2e/running-system.ts';
import type { BenchSystem } from '../system.ts';
import { CaptureClient } from './capture-client.ts';

interface TextId extends Document {
  _id: string;
}

export const serviceNames = [
  'marketing-intake',
  'lead-scoring',
  'sales-handoff',
  'sla-monitor',
  'feedback',
] as const;

/** The five services as processes of their own on the servers of this run. */
export interface BenchServices {
  readonly system: RunningSystem;
  /** lead-scoring's view: the service next to the one that takes the lead. */
  readonly scorecards: Collection<TextId>;
  /** feedback's view: the last one that hears of it. */
  readonly stories: Collection<TextId>;
  client(name: string): Promise<CaptureClient>;
  pidOf(service: string): number;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBenchServices(bench: BenchSystem): Promise<BenchServices> {
  // Where a system under test finds its servers.
  process.env['KAFKA_BROKERS'] = bench.brokers.join(',');
  process.env['MONGODB_URI'] = bench.mongoUri;
  const system = await RunningSystem.start();
  const { infrastructure, running, issuer } = system;
  for (const [repId, name] of [
    ['rep-1', 'Robin'],
    ['rep-2', 'Sasha'],
  ] as const) {
    await system.post('sales-handoff', '/v1/reps', { body: { repId, name, weight: 1 } });
  }
  const view = (service: string, collection: string) =>
    bench.mongo.db(infrastructure.database(service)).collection<TextId>(collection);
  const { url } = running.get('marketing-intake').plan;
  const client = async (name: string) =>
    new CaptureClient(url, await issuer.token('marketing'), `${name}-${bench.id}`);
  const first = await client('first');
  // Not before the playbook has arrived, which a capture needs.
  await eventually(async () => (await first.capture('form')).status < 300, 60_000);
  first.close();
  return {
    system,
    scorecards: view('scoring', 'scorecards'),
    stories: view('feedback', 'lead_stories'),
    client,
    pidOf: (service) => running.get(service).pid!,
    settled: async () => {
      await eventually(() => system.isQuiescent(), 180_000);
    },
    stop: async () => {
      await system.stop();
    },
  };
}
