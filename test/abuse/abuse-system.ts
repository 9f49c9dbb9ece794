import { eventually, mongoOf } from '@smarketing/testing';
import { RunningSystem } from '../e2e/running-system.ts';
import { captureBody } from './load/capture-body.ts';
import type { AbuseTools } from './scenario.ts';

export interface AbuseSystem {
  readonly system: RunningSystem;
  readonly countLeads: AbuseTools['countLeads'];
  stop(): Promise<void>;
}

const atOnce = 1_000;

/** The services as the launcher starts them, with its memory flags, on servers that are up. */
export async function startAbuseSystem(names?: readonly string[]): Promise<AbuseSystem> {
  const system = await RunningSystem.start(names);
  const mongo = await mongoOf(system.infrastructure).connect();
  const leads = mongo.db(system.infrastructure.database('intake')).collection('leads');
  // Not before the playbook has arrived, which a capture needs.
  await eventually(async () => {
    const json: unknown = JSON.parse(captureBody('first'));
    const { status } = await system.request('POST', 'marketing-intake', '/v1/leads', { json });
    return status === 202;
  }, 60_000);
  return {
    system,
    countLeads: async (ids) => {
      let count = 0;
      for (let from = 0; from < ids.length; from += atOnce) {
        const some: unknown[] = ids.slice(from, from + atOnce);
        count += await leads.countDocuments({ _id: { $in: some as never[] } });
      }
      return count;
    },
    stop: async () => {
      await mongo.close();
      await system.stop();
    },
  };
}
