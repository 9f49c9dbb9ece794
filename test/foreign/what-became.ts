import { deadLetterTopic, topicFor } from '@smarketing/contracts';
import type { RunningSystem } from '../e2e/running-system.ts';
import {
  cloudEvents,
  read,
  type ForeignClient,
  type ForeignContent,
  type Place,
  type ReadRecord,
} from './foreign-clients.ts';
import type { Written } from './what-is-written.ts';

export interface WrittenAt extends Written, Place {
  readonly client: string;
  readonly when: string;
}

const readers = ['lead-scoring', 'feedback'] as const;
const leadPath = {
  'lead-scoring': (id: string) => `/v1/scores/${id}`,
  feedback: (id: string) => `/v1/leads/${id}/timeline`,
};

/** A sentence for each record that became something else than it must; prints what became of all. */
export async function whatBecame(
  system: RunningSystem,
  clients: readonly ForeignClient[],
  written: readonly WrittenAt[],
): Promise<string[]> {
  const { kafkaBrokers, kafkaNamespace } = system.infrastructure;
  const differences: string[] = [];
  const say = (record: WrittenAt, what: string) =>
    differences.push(
      `“${record.what}” of ${record.client}, ${record.when}, ${placeOf(record)}: ${what}`,
    );
  const became = new Map<string, string[]>();
  for (const service of readers) {
    for (const record of written) {
      const isThere = await isFolded(system, service, record.leadId);
      if (isThere) note(became, record, `folded by ${service}`);
      if (isThere !== (record.fate === 'folded')) {
        say(record, `its lead is ${isThere ? '' : 'not '}folded by ${service}`);
      }
    }
  }
  for (const client of clients) {
    const topics = (['live', 'bulk'] as const).map(
      (lane) => kafkaNamespace + topicFor('leads', lane).kafkaName,
    );
    const onLog = byPlace(await read(client, kafkaBrokers, kafkaNamespace, topics));
    for (const record of written) {
      const found = onLog.get(placeOf(record));
      if (!found !== (record.fate === 'nothing')) say(record, `${client.name} reads it otherwise`);
    }
    for (const service of readers) {
      const topic = kafkaNamespace + deadLetterTopic(service);
      const letters = await read(client, kafkaBrokers, kafkaNamespace, [topic]);
      const byOrigin = Map.groupBy(letters, (letter) => originOf(letter, kafkaNamespace));
      for (const record of written) {
        const own = byOrigin.get(placeOf(record)) ?? [];
        byOrigin.delete(placeOf(record));
        // A relay that is killed sends what it is not sure of again: as a fact, a letter may stand twice.
        const isRight = record.fate === 'dead letter' ? own.length > 0 : own.length === 0;
        if (!isRight) say(record, `${own.length} dead letters of ${service}`);
        if (own.length === 0) continue;
        note(became, record, `dead letter of ${service}, read by ${client.name}`);
        const original = onLog.get(placeOf(record))!;
        for (const fault of own.flatMap((letter) => faultsOf(letter, record, original))) {
          say(record, `the dead letter of ${service}, read by ${client.name}: ${fault}`);
        }
      }
      for (const origin of byOrigin.keys()) {
        differences.push(`${service} has a dead letter of ${origin}, which nobody here wrote.`);
      }
    }
  }
  for (const client of clients.filter(({ readsCloudEvents }) => readsCloudEvents)) {
    differences.push(...(await refusedAsCloudEvents(client, system, written)));
  }
  printTable(written, became);
  return differences;
}

async function isFolded(
  system: RunningSystem,
  service: (typeof readers)[number],
  leadId: string,
): Promise<boolean> {
  const { status, text } = await system.request('GET', service, leadPath[service](leadId));
  if (status === 200 || status === 404) return status === 200;
  throw new Error(`${service} answered ${status}: ${text}`);
}

/** In what the letter is not its record, byte for byte, or says something wrong of it. */
function faultsOf(letter: ReadRecord, record: ForeignContent, original: ReadRecord): string[] {
  const faults: string[] = [];
  const differ = (one: Buffer | null, other: Buffer | null) =>
    one === null || other === null ? one !== other : !one.equals(other);
  if (differ(letter.key, record.key)) faults.push('another key');
  if (differ(letter.value, record.value)) faults.push('another value');
  for (const [index, { name, value }] of record.headers.entries()) {
    const found = letter.headers[index];
    if (found?.name !== name || differ(found.value, value)) faults.push(`another header ${name}`);
  }
  const said = saidOf(letter);
  if (letter.headers[record.headers.length]?.name !== 'dl_topic') faults.push('more headers');
  if (Date.parse(said('dl_timestamp')) !== original.timestamp) faults.push('another time');
  if (said('kafka_dlt-original-timestamp-type') !== original.timestampType) {
    faults.push('another kind of time');
  }
  return faults;
}

async function refusedAsCloudEvents(
  client: ForeignClient,
  { infrastructure }: RunningSystem,
  written: readonly WrittenAt[],
): Promise<string[]> {
  const { kafkaBrokers, kafkaNamespace } = infrastructure;
  const events = await cloudEvents(client, kafkaBrokers, kafkaNamespace);
  const bad = new Set(written.filter(({ fate }) => fate === 'dead letter').map(placeOf));
  const refused = events.filter(({ verdict }) => verdict !== 'read');
  const ours = refused.filter((event) => !bad.has(placeOf(event)));
  const topics = new Set(events.map(({ topic }) => topic)).size;
  console.log(
    `The SDK of CloudEvents read ${events.length} records on ${topics} topics and refused ${refused.length}, ${refused.length - ours.length} of them written badly here.`,
  );
  return ours.map((event) => `The SDK of CloudEvents refused ${placeOf(event)}: ${event.verdict}`);
}

const placeOf = ({ topic, partition, offset }: Place) => `${topic}/${partition}/${offset}`;

function byPlace(records: readonly ReadRecord[]): Map<string, ReadRecord> {
  return new Map(records.map((record) => [placeOf(record), record]));
}

function saidOf({ headers }: ReadRecord) {
  return (name: string) => headers.findLast((one) => one.name === name)?.value?.toString() ?? '';
}

function originOf(letter: ReadRecord, namespace: string): string {
  const said = saidOf(letter);
  return `${namespace}${said('dl_topic')}/${said('dl_partition')}/${said('dl_offset')}`;
}

function note(became: Map<string, string[]>, record: WrittenAt, what: string): void {
  became.set(record.id, [...(became.get(record.id) ?? []), what]);
}

function printTable(written: readonly WrittenAt[], became: ReadonlyMap<string, string[]>): void {
  const rows = Map.groupBy(written, ({ when, what }) => `${when}: ${what}`);
  for (const [title, records] of rows) {
    const ends = new Map<string, number>();
    for (const { id } of records) {
      for (const end of became.get(id) ?? ['known to nobody']) {
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    }
    const said = [...ends].map(([end, count]) => `${count} ${end}`).join('; ');
    console.log(`${title.padEnd(52)} ${String(records.length).padStart(3)} written: ${said}`);
  }
}
