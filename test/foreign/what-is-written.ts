import {
  contractOf,
  encodeHeaders,
  type Lane,
  LeadCaptured,
  partitionsPerStream,
  ownerOf,
} from '@smarketing/contracts';
import { partitionOf } from '@smarketing/event-bus';
import { v7 as uuidv7 } from 'uuid';
import type { ForeignBatch, ForeignContent, ForeignHeader } from './foreign-clients.ts';

/** What must become of a record: its lead is folded, it becomes a dead letter, or nothing knows of it. */
export type Fate = 'folded' | 'dead letter' | 'nothing';

export interface Written extends ForeignContent {
  readonly id: string;
  readonly what: string;
  readonly lane: Lane;
  /** -1: as the client finds by the key. */
  readonly partition: number;
  readonly leadId: string;
  readonly fate: Fate;
}

export interface WrittenBatch extends Pick<ForeignBatch, 'compression' | 'transaction'> {
  readonly lane: Lane;
  readonly records: readonly Written[];
}

interface Change {
  readonly fate?: Fate;
  readonly partition?: number;
  readonly leadId?: string;
  readonly change?: (content: ForeignContent) => Partial<ForeignContent>;
}

const notText = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const header = (name: string, value: string | Buffer | null): ForeignHeader => ({
  name,
  value: value === null ? null : Buffer.from(value as string),
});
const added =
  (...more: ForeignHeader[]) =>
  ({ headers }: ForeignContent) => ({ headers: [...more, ...headers, ...more] });
const changed = (name: string, value: string | Buffer | null) => (content: ForeignContent) => ({
  headers: content.headers.map((one) => (one.name === name ? header(name, value) : one)),
});
/** A field that the contract does not know makes the body as large as one likes. */
const ofSize =
  (bytes: number) =>
  ({ value }: ForeignContent) => ({
    value: Buffer.from(`${value!.toString().slice(0, -1)},"mood":"${'x'.repeat(bytes)}"}`),
  });

/** What a topic takes as it is made. Behind all of it lies one good fact in each partition. */
export function asTopicsAre(lane: Lane): WrittenBatch[] {
  const { one, several } = writerOf(lane);
  const bad = { fate: 'dead letter' } as const;
  return [
    one('a header without a value', { change: added(header('x-trace', null)) }),
    one('its ce_id has no value', { ...bad, change: changed('ce_id', null) }),
    one('a tombstone', { ...bad, change: () => ({ value: null }) }),
    one('an empty body', { ...bad, change: () => ({ value: Buffer.alloc(0) }) }),
    one('a binary body', { ...bad, change: () => ({ value: notText }) }),
    one('a binary key', { ...bad, partition: 2, change: () => ({ key: notText }) }),
    one('no key', { ...bad, partition: 3, change: () => ({ key: null }) }),
    one('nothing at all', {
      ...bad,
      partition: 4,
      change: () => ({ key: null, value: null, headers: [] }),
    }),
    one('two ids', { ...bad, change: added(header('ce_id', 'another')) }),
    one('an id that is not UTF-8', { ...bad, change: changed('ce_id', Buffer.from([0xc3, 0x28])) }),
    one('two traces', {
      change: added(header('traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`)),
    }),
    one('a body of 900 kB', { change: ofSize(900_000) }),
    ...(['gzip', 'snappy', 'lz4', 'zstd'] as const).map((compression) => ({
      ...several(compression, 10),
      compression,
    })),
    { ...several('a committed transaction', 3), transaction: 'commit' as const },
    { ...several('an aborted transaction', 3, { fate: 'nothing' }), transaction: 'abort' as const },
    ...behind(lane),
  ];
}

/** What it takes when an operator has changed it: LogAppendTime, and large records. */
export function asSomebodySetThem(lane: Lane): WrittenBatch[] {
  const { one } = writerOf(lane);
  return [
    one('stamped by the broker', {}),
    one('a tombstone stamped by the broker', {
      fate: 'dead letter',
      change: () => ({ value: null }),
    }),
    one('a body of 5 MB', { change: ofSize(5_000_000) }),
    one('3 MB that are not text', {
      fate: 'dead letter',
      change: () => ({ value: Buffer.alloc(3_000_000, 0xff) }),
    }),
    ...behind(lane),
  ];
}

function behind(lane: Lane): WrittenBatch[] {
  const { one } = writerOf(lane);
  return Array.from({ length: partitionsPerStream }, (_, partition) =>
    one('a good one behind all', { leadId: leadIn(partition) }),
  );
}

function writerOf(lane: Lane) {
  const record = (what: string, { fate = 'folded', partition = -1, ...more }: Change): Written => {
    const { leadId = uuidv7(), change } = more;
    const fact = captureOf(leadId);
    return { id: uuidv7(), what, lane, partition, leadId, fate, ...fact, ...change?.(fact) };
  };
  const several = (what: string, count: number, change: Change = {}): WrittenBatch => ({
    lane,
    compression: 'none',
    transaction: 'none',
    records: Array.from({ length: count }, () => record(what, change)),
  });
  return { several, one: (what: string, change: Change) => several(what, 1, change) };
}

function leadIn(partition: number): string {
  for (;;) {
    const leadId = uuidv7();
    if (partitionOf(leadId) === partition) return leadId;
  }
}

/** The capture of a new lead, as its owner would say it. */
function captureOf(leadId: string): ForeignContent {
  const { stream, type } = contractOf(LeadCaptured);
  const headers = encodeHeaders({
    id: `${stream}/${leadId}/1`,
    type,
    source: `/smarketing/${ownerOf(stream)}`,
    subject: leadId,
    time: new Date(),
    sequence: 1,
    correlationId: uuidv7(),
  });
  return {
    key: Buffer.from(leadId),
    value: Buffer.from(JSON.stringify({ leadId, source: 'api', channel: 'email', profile: {} })),
    headers: Object.entries(headers).map(([name, value]) => header(name, value)),
  };
}
