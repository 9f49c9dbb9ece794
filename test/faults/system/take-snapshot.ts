import { readFile } from 'node:fs/promises';
import type { ServiceName } from '@smarketing/contracts';
import type { Refold } from '../checker/refold.ts';
import type { Settling, ServiceSnapshot, Snapshot, Stored } from '../checker/snapshot.ts';
import { theLayouts } from '../checker/the-layouts.ts';
import type { Journal } from '../load/journal.ts';
import { committedOffsets, productTopics, readLog } from '../log/read-log.ts';
import { databaseOf, type SystemUnderFault } from './system-under-fault.ts';

/** Of collections that say nothing of leads, and change while nothing happens. */
const passing = new Set(['bus_leases', 'bus_instances', 'bus_sessions']);

/** Everything that there is, once the system is idle. */
export async function takeSnapshot(
  system: SystemUnderFault,
  journal: Journal,
  refolds: readonly Refold[],
  settling: Settling,
): Promise<Snapshot> {
  const takenAt = new Date();
  const log = await readLog(system.kafka, await productTopics(system.kafka));
  const services = await Promise.all(theLayouts.map((layout) => readService(system, layout)));
  const groups = theLayouts.map(({ service }) => service);
  return {
    takenAt,
    log,
    committed: await committedOffsets(system.kafka, groups),
    services,
    requests: journal.requests.map((request) => ({ ...request })),
    contacts: journal.contacts,
    serviceLogs: await readLogs(system),
    refolds,
    settling,
  };
}

async function readService(
  { mongo }: SystemUnderFault,
  layout: ServiceSnapshot['layout'],
): Promise<ServiceSnapshot> {
  const db = mongo.db(databaseOf(layout.service as ServiceName));
  const collections: Record<string, Stored[]> = {};
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (passing.has(name)) continue;
    collections[name] = await db.collection(name).find().toArray();
  }
  return { layout, collections };
}

async function readLogs({ instances }: SystemUnderFault): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { plan } of instances) {
    texts[plan.instance] = await readFile(plan.logFile, 'utf8').catch(() => '');
  }
  return texts;
}
