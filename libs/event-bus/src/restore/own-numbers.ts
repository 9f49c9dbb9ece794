import { decodeHeaders, topicNamed, type Envelope, type StreamName } from '@smarketing/contracts';
import type { Db } from 'mongodb';
import type { Bookkeeping } from '../change/document-bookkeeping.js';
import type { TextId } from '../change/staged-changes.js';
import type { ReadRecord } from '../rebuild/log-reader.js';
import { givenNumbersCollection, type GivenNumbers } from './given-numbers.js';

const keysAtOnce = 1_000;

/** The numbers that one key has on one of the service's own streams, as far as they were read. */
export interface OwnNumbers {
  readonly stream: StreamName;
  readonly key: string;
  /** The highest that the topics hold. */
  last: number;
  /** The highest that the database knows. */
  known: number;
}

/** The envelope of a record that this service has published; undefined for any other. */
export function ownEnvelope({ record }: ReadRecord, service: string): Envelope | undefined {
  if (record.fault) return undefined;
  try {
    const envelope = decodeHeaders(record.headers.list());
    const isOwn = envelope.source === `/smarketing/${service}` && envelope.subject === record.key;
    return isOwn ? envelope : undefined;
  } catch {
    return undefined;
  }
}

/** The highest number of each key and stream. */
export async function numbersIn(
  read: AsyncIterable<ReadRecord[]>,
  service: string,
): Promise<OwnNumbers[]> {
  const found = new Map<string, OwnNumbers>();
  for await (const records of read) {
    for (const one of records) {
      const envelope = ownEnvelope(one, service);
      if (!envelope) continue;
      const { stream } = topicNamed(one.log);
      const { subject: key, sequence } = envelope;
      const name = `${stream}/${key}`;
      const numbers = found.get(name);
      if (numbers) numbers.last = Math.max(numbers.last, sequence);
      else found.set(name, { stream, key, last: sequence, known: 0 });
    }
  }
  return [...found.values()];
}

/** Those that the database does not know: it is older than the topics, or other than they. */
export async function unknownOf(
  db: Db,
  views: readonly string[],
  numbers: readonly OwnNumbers[],
): Promise<OwnNumbers[]> {
  const unknown: OwnNumbers[] = [];
  for (let from = 0; from < numbers.length; from += keysAtOnce) {
    const some = numbers.slice(from, from + keysAtOnce);
    const known = await knownNumbers(db, views, [...new Set(some.map(({ key }) => key))]);
    for (const one of some) {
      one.known = known.get(one.key)?.[one.stream] ?? 0;
      if (one.last > one.known) unknown.push(one);
    }
  }
  return unknown;
}

/** Key → stream → the highest number that any of the service's documents has given. */
async function knownNumbers(
  db: Db,
  views: readonly string[],
  keys: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const known = new Map<string, Record<string, number>>();
  const note = (key: string, sent: Readonly<Record<string, number>>) => {
    const numbers = known.get(key) ?? {};
    for (const [stream, last] of Object.entries(sent)) {
      numbers[stream] = Math.max(numbers[stream] ?? 0, last);
    }
    known.set(key, numbers);
  };
  const filter = { _id: { $in: [...keys] } };
  for (const view of views) {
    const documents = db
      .collection<TextId & { bus?: Bookkeeping }>(view)
      .find(filter, { projection: { 'bus.sent': 1 } });
    for await (const { _id, bus } of documents) note(_id, bus?.sent ?? {});
  }
  const given = db.collection<GivenNumbers>(givenNumbersCollection).find(filter);
  for await (const { _id, sent } of given) note(_id, sent);
  return known;
}
