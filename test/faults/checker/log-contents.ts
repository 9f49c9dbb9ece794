import {
  contractOf,
  decodeHeaders,
  factOfType,
  problemsOf,
  streams,
  streamNames,
  type StreamName,
} from '@smarketing/contracts';
import type { LoggedRecord } from '../log/logged-record.ts';
import type { Snapshot } from './snapshot.ts';

/** Set on what a fault put on the log: `poison` is not a fact, `invented` is one of a lead of its own. */
export const faultHeader = 'x-fault';

export interface LoggedFact {
  readonly stream: StreamName;
  readonly record: LoggedRecord;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly sequence: number;
  readonly time: Date;
  /** When the log took it in. */
  readonly recordedAt: Date;
  readonly playbook: number | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface PoisonRecord {
  readonly stream: StreamName;
  readonly record: LoggedRecord;
}

export interface LogContents {
  /** Every record that is a fact, repetitions too, each topic's partition in order. */
  readonly facts: readonly LoggedFact[];
  /** `stream/key` → its different facts by number; of a repetition the first. */
  readonly byKey: ReadonlyMap<string, readonly LoggedFact[]>;
  /** Put there by a fault. */
  readonly poison: readonly PoisonRecord[];
  /** No fact, and put there by nobody known. */
  readonly unusable: readonly { readonly record: LoggedRecord; readonly why: string }[];
  /** Service → what is on its dead-letter topic. */
  readonly deadLetters: ReadonlyMap<string, readonly LoggedRecord[]>;
}

const topics = new Map<string, StreamName>(
  streamNames.flatMap((name) => [
    [streams[name].topic, name],
    [`${streams[name].topic}.bulk`, name],
  ]),
);
const deadLetterTopic = /^dead-letters\.smarketing-(.+)$/;
const known = new WeakMap<Snapshot, LogContents>();

export function streamOfTopic(topic: string): StreamName | undefined {
  return topics.get(topic);
}

/** What the log of the snapshot says, read once. */
export function contentsOf(snapshot: Snapshot): LogContents {
  let contents = known.get(snapshot);
  if (!contents) known.set(snapshot, (contents = read(snapshot.log)));
  return contents;
}

function read(log: readonly LoggedRecord[]): LogContents {
  const facts: LoggedFact[] = [];
  const poison: PoisonRecord[] = [];
  const unusable: { record: LoggedRecord; why: string }[] = [];
  const deadLetters = new Map<string, LoggedRecord[]>();
  for (const record of log) {
    const service = deadLetterTopic.exec(record.topic)?.[1];
    const stream = topics.get(record.topic);
    if (service !== undefined) {
      deadLetters.set(service, [...(deadLetters.get(service) ?? []), record]);
    } else if (stream === undefined) {
      unusable.push({ record, why: 'its topic belongs to no stream' });
    } else if (record.headers[faultHeader] === 'poison') {
      poison.push({ stream, record });
    } else {
      try {
        facts.push(factOf(record, stream));
      } catch (error) {
        unusable.push({ record, why: (error as Error).message });
      }
    }
  }
  return { facts, poison, unusable, deadLetters, byKey: byKey(facts) };
}

function factOf(record: LoggedRecord, stream: StreamName): LoggedFact {
  const { id, type, subject: key, sequence, time, playbook } = decodeHeaders(record.headers);
  const data = JSON.parse(record.body) as Record<string, unknown>;
  const fact = factOfType(type);
  if (fact && contractOf(fact).stream !== stream) throw new Error(`${type} is not of ${stream}`);
  const problems = fact && problemsOf(fact, data, 'open');
  if (problems) throw new Error(problems.join('; '));
  if (record.key !== key) throw new Error('its key is not its subject');
  const recordedAt = new Date(record.timestamp);
  return { stream, record, id, type, key, sequence, time, recordedAt, playbook, data };
}

function byKey(facts: readonly LoggedFact[]): Map<string, LoggedFact[]> {
  const found = new Map<string, Map<number, LoggedFact>>();
  for (const fact of facts) {
    const name = `${fact.stream}/${fact.key}`;
    let sequences = found.get(name);
    if (!sequences) found.set(name, (sequences = new Map()));
    if (!sequences.has(fact.sequence)) sequences.set(fact.sequence, fact);
  }
  return new Map(
    [...found].map(([name, sequences]) => [
      name,
      [...sequences.values()].sort((one, other) => one.sequence - other.sequence),
    ]),
  );
}

/** The different facts of a key, on some streams, each stream in its order. */
export function factsOf(
  { byKey }: LogContents,
  key: string,
  of: readonly StreamName[],
): LoggedFact[] {
  return of.flatMap((stream) => byKey.get(`${stream}/${key}`) ?? []);
}

/** All different facts of a stream. */
export function streamFacts({ byKey }: LogContents, stream: StreamName): LoggedFact[] {
  return [...byKey].flatMap(([name, facts]) => (name.startsWith(`${stream}/`) ? facts : []));
}

export function isInvented({ record }: Pick<LoggedFact, 'record'>): boolean {
  return record.headers[faultHeader] === 'invented';
}

/** Where a record lies, for people. */
export function placeOf({ topic, partition, offset }: LoggedRecord): string {
  return `${topic}/${partition}@${offset}`;
}
