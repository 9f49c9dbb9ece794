import { decodeHeaders, type TopicName } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import type { DecodedRecord } from './decode-record.js';

/** The last fact of a topic that was applied: by it the topic is known again. */
export interface LastApplied {
  /** Kafka's id of the cluster that it was read from. */
  cluster: string;
  offset: number;
  /** Its `ce_id`. */
  id: string;
}

export type LastAppliedOf = Partial<Record<TopicName, LastApplied>>;

/** Of each topic the last of these records that is a fact. */
export function lastAppliedIn(records: readonly DecodedRecord[], cluster: string): LastAppliedOf {
  const last: LastAppliedOf = {};
  for (const { topic, record, fact } of records) {
    if (fact) last[topic] = { cluster, offset: record.offset, id: fact.id };
  }
  return last;
}

/** What a service knows of a topic's partition before it reads on there. */
export interface Remembered {
  readonly last: LastApplied | undefined;
  /** Where reading is to resume. */
  readonly next: number;
  /** All clusters that the position of the partition names. */
  readonly clusters: readonly string[];
  /** The one that is read. */
  readonly cluster: string;
}

/** What lies there. */
export interface Found {
  readonly fetchedFrom: number;
  readonly records: readonly LogRecord[];
  /** Behind all that was brought, also where it is nobody's record. */
  readonly next: number;
  readonly highWatermark: number;
  /** Where the offset that was asked for is not there: the bounds of what is. */
  readonly bounds?: { readonly start: number; readonly end: number };
}

/** It is the topic that is known; or reading must begin there to tell; or it is another, and why. */
export type Recognition =
  | { readonly is: 'known' }
  | { readonly is: 'untold'; readonly readFrom: number }
  | { readonly is: 'foreign'; readonly why: string };

const known: Recognition = { is: 'known' };
const foreign = (why: string): Recognition => ({ is: 'foreign', why });

/** Compares what was applied last with what lies at its offset. Where nothing can be compared nothing is guessed. */
export function recognise(
  { last, next, clusters, cluster }: Remembered,
  found: Found,
): Recognition {
  if (next === 0) return known;
  if (!last) {
    const isSame = clusters.length === 0 || clusters.includes(cluster);
    if (isSame) return known;
    return foreign(
      `cannot be compared with what was applied from the cluster ${clusters[0]} (this is ${cluster})`,
    );
  }
  const { offset } = last;
  const end = found.bounds?.end ?? found.highWatermark;
  if (end <= offset) return foreign(`ends at ${end}, but ${next} of its records were applied`);
  if (found.fetchedFrom !== offset) return { is: 'untold', readFrom: offset };
  const [first] = found.records;
  if (!found.bounds && !first && found.next <= offset) return { is: 'untold', readFrom: offset };
  if (found.bounds || first?.offset !== offset) {
    if (last.cluster === cluster) return known;
    return foreign(
      `no longer has the record at ${offset}, which would tell whether it is the same`,
    );
  }
  const id = idOf(first);
  if (id === last.id) return known;
  return foreign(`has ${id ?? 'no fact'} at ${offset}, where ${last.id} was applied`);
}

function idOf({ headers }: LogRecord): string | undefined {
  try {
    return decodeHeaders(headers.list()).id;
  } catch {
    return undefined;
  }
}
