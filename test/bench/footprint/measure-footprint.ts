import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { services as theServices, streams, topicsOf, type StreamName } from '@smarketing/contracts';
import { smarketing } from '../../../deploy/local/start/command-line.ts';
import { serviceNames, startBenchServices, type BenchServices } from '../latency/bench-services.ts';
import { cpuSecondsOf, residentOf } from '../measure/processes.ts';
import type { BenchOptions } from '../options.ts';
import { root, type BenchSystem } from '../system.ts';
import { diskOfTopics } from './disk-of-topics.ts';

/** What so many leads leave behind, and what they took to get there. */
export interface FootprintFigures {
  readonly leads: number;
  /** Of them, those that scoring found qualified. */
  readonly qualified: number;
  /** Facts on all topics. */
  readonly facts: number;
  /** From the first row until nothing was on its way any more. */
  readonly seconds: number;
  /** Process → CPU seconds for all of it. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Process → MiB at its peak. */
  readonly memory: Readonly<Record<string, number>>;
  /** Topic without its namespace → bytes on disk, one copy. */
  readonly topics: Readonly<Record<string, number>>;
  /** Database → bytes on disk of collections and of indexes, one copy. */
  readonly databases: Readonly<Record<string, { collections: number; indexes: number }>>;
}

const mapping = `columns: { id: externalId, mail: email, first: firstName, last: lastName, firm: company, seen: occurredAt, origin: channel, how: touchpoint.kind, land: profile.country, branch: profile.industry, size: profile.companySize }
dates: { occurredAt: yyyy-MM-dd }
constants: { externalSystem: footprint }
`;
const industries = ['manufacturing', 'retail', 'software', 'logistics', 'health'];
const sizes = ['1-9', '10-49', '50-249', '250-999', '1000+'];
const channels = ['organic_search', 'paid_search', 'email', 'referral', 'event'];

/** Each in four asks for a demonstration; the others left a form or looked at the prices. */
function fileOf(leads: number): string {
  const lines = ['id,mail,first,last,firm,seen,origin,how,land,branch,size'];
  for (let n = 0; n < leads; n++) {
    const day = String((n % 28) + 1).padStart(2, '0');
    const how = n % 4 === 0 ? 'demo-request' : n % 4 === 1 ? 'pricing-view' : 'form';
    const firm = `Firm ${n % 19_997}`;
    const who = `Given${n % 997},Family${n % 4_999},${firm}`;
    const what = `2026-01-${day},${channels[n % 5]},${how},DE,${industries[n % 5]},${sizes[n % 5]}`;
    lines.push(`f-${n},person${n}@firm${n % 19_997}.example,${who},${what}`);
  }
  return `${lines.join('\n')}\n`;
}

export async function measureFootprint(
  bench: BenchSystem,
  { quick }: BenchOptions,
  say: (line: string) => void,
): Promise<FootprintFigures> {
  const leads = quick ? 500 : 100_000;
  const services = await startBenchServices(bench);
  try {
    const pids = pidsOf(bench, services);
    const cpuOf = () => mapValues(pids, cpuSecondsOf);
    const before = cpuOf();
    const begin = performance.now();
    await importLeads(services, leads);
    await services.settled();
    const seconds = (performance.now() - begin) / 1_000;
    const after = cpuOf();
    say(`footprint: ${leads} leads in ${seconds.toFixed(1)} s`);
    return {
      leads,
      seconds,
      qualified: await factsOn(bench, services, 'qualifications'),
      facts: await allFacts(bench, services),
      cpu: mapValues(before, (was, name) => after[name]! - was),
      memory: mapValues(pids, (pid) => residentOf(pid).peak),
      topics: await topicsOnDisk(bench, services),
      databases: await databasesOnDisk(bench, services),
    };
  } finally {
    await services.stop();
  }
}

async function importLeads({ system }: BenchServices, leads: number): Promise<void> {
  const { sessionFile } = system;
  const file = join(dirname(sessionFile), 'footprint.csv');
  const mappingFile = join(dirname(sessionFile), 'footprint.yaml');
  await writeFile(mappingFile, mapping);
  await writeFile(file, fileOf(leads));
  const args = ['import', 'leads', file, '--mapping', mappingFile, '--json'];
  const said = await smarketing(args, { root, sessionFile, capture: true });
  const { created } = JSON.parse(said) as { created: number };
  if (created !== leads) throw new Error(`The import created ${created} of ${leads} leads.`);
}

function pidsOf({ pids }: BenchSystem, services: BenchServices): Record<string, number> {
  return {
    ...(pids.mongod !== undefined && { mongod: pids.mongod }),
    ...(pids.broker !== undefined && { kafka: pids.broker }),
    ...Object.fromEntries(serviceNames.map((name) => [name, services.pidOf(name)])),
  };
}

async function factsOn(
  { admin }: BenchSystem,
  { system }: BenchServices,
  stream: StreamName,
): Promise<number> {
  const { kafkaNamespace } = system.infrastructure;
  let facts = 0;
  for (const { kafkaName } of topicsOf(stream)) {
    const offsets = await admin.fetchTopicOffsets(kafkaNamespace + kafkaName);
    facts += offsets.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  }
  return facts;
}

async function allFacts(bench: BenchSystem, services: BenchServices): Promise<number> {
  let facts = 0;
  for (const stream of Object.keys(streams) as StreamName[]) {
    facts += await factsOn(bench, services, stream);
  }
  return facts;
}

async function topicsOnDisk({ pids }: BenchSystem, { system }: BenchServices) {
  if (pids.broker === undefined) return {};
  const { kafkaNamespace } = system.infrastructure;
  const own = [...(await diskOfTopics(pids.broker))].filter(([topic]) =>
    topic.startsWith(kafkaNamespace),
  );
  return Object.fromEntries(
    own.map(([topic, bytes]) => [topic.slice(kafkaNamespace.length), bytes]),
  );
}

async function databasesOnDisk({ mongo }: BenchSystem, { system }: BenchServices) {
  // What is in memory only is not on disk yet.
  await mongo.db('admin').command({ fsync: 1 });
  const databases: Record<string, { collections: number; indexes: number }> = {};
  for (const { database: name } of Object.values(theServices)) {
    const { storageSize, indexSize } = await mongo.db(system.infrastructure.database(name)).stats();
    databases[name] = { collections: Number(storageSize), indexes: Number(indexSize) };
  }
  return databases;
}

function mapValues<V, R>(
  of: Readonly<Record<string, V>>,
  to: (value: V, name: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value, name)]));
}
