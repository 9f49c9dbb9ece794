import { decodeHeaders, type Envelope } from '@smarketing/contracts';
import { MongoBulkWriteError, type ClientSession, type Collection } from 'mongodb';
import { version as versionOf } from 'uuid';
import { isConflict } from '../change/run-transaction.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import type { Issued, Numbers, OwnFacts, PastWake } from './replay-order.js';

/** What the log tells of one fact that the service itself has issued. */
export interface OwnFact {
  /** `<stream>/<key>/<sequence>`. */
  _id: string;
  key: string;
  shard: number;
  stream: string;
  sequence: number;
  /** The id of the fact that led to it; null where none did. */
  cause: string | null;
  /** Where a timer led to it: what all facts of that wake share, and the `now` that it was given. */
  wake: string | null;
  wokenAt: Date | null;
}

/**
 * An index of the service's own streams by key. What was issued by a timer has no cause, and its
 * correlation id is a UUIDv7 of the time at which the document was woken.
 */
export class OwnFactIndex {
  constructor(private readonly facts: Collection<OwnFact>) {}

  /** Again, where it was interrupted: nothing is noted twice. */
  async note(stream: string, partition: number, records: readonly LogRecord[]): Promise<void> {
    const facts = records.flatMap((record) => ownFactOf(stream, partition, record) ?? []);
    if (facts.length === 0) return;
    try {
      await this.facts.insertMany(facts, { ordered: false });
    } catch (error) {
      const known = error instanceof MongoBulkWriteError && [error.writeErrors].flat();
      if (!known || !known.every(({ code }) => code === 11_000)) {
        if (!isConflict(error)) throw error;
      }
    }
  }

  async read(keys: readonly string[], session: ClientSession): Promise<Map<string, OwnFacts>> {
    const found = await this.facts.find({ key: { $in: [...keys] } }, { session }).toArray();
    const byKey = Map.groupBy(found, ({ key }) => key);
    return new Map([...byKey].map(([key, facts]) => [key, ownFactsOf(facts)]));
  }

  /** Keys whose documents were woken before that time and are not yet in the replay, by key. */
  async wokenBefore(
    partition: number,
    time: Date,
    after: string,
    limit: number,
  ): Promise<readonly string[]> {
    const keys = await this.facts
      .aggregate<{ _id: string }>([
        {
          $match: { shard: partition, wokenAt: { $type: 'date', $lt: time }, key: { $gt: after } },
        },
        { $group: { _id: '$key' } },
        { $sort: { _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    return keys.map(({ _id }) => _id);
  }

  /** These wakes are in the replay now. */
  async forget(wakes: readonly string[], session: ClientSession): Promise<void> {
    if (wakes.length === 0) return;
    await this.facts.deleteMany({ wake: { $in: [...wakes] } }, { session });
  }
}

function ownFactOf(stream: string, partition: number, record: LogRecord): OwnFact | undefined {
  let envelope: Envelope;
  try {
    envelope = decodeHeaders(record.headers.list());
  } catch {
    // Nobody's fact: whoever consumes the stream parks it.
    return undefined;
  }
  const { id, subject: key, sequence, causationId, correlationId } = envelope;
  const wokenAt = causationId === undefined ? timeIn(correlationId) : null;
  return {
    _id: id,
    key,
    shard: partition,
    stream,
    sequence,
    cause: causationId ?? null,
    wake: wokenAt && `${key}/${correlationId}`,
    wokenAt,
  };
}

/** The time that a UUIDv7 was made for. */
function timeIn(id: string): Date | null {
  try {
    return versionOf(id) === 7
      ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
      : null;
  } catch {
    return null;
  }
}

function ownFactsOf(facts: readonly OwnFact[]): OwnFacts & { wakes: readonly NamedWake[] } {
  const caused = facts.filter(({ cause }) => cause !== null);
  const woken = facts.filter(({ wake }) => wake !== null);
  const causedBy = Map.groupBy(caused, ({ cause }) => cause!);
  const wakes = [...Map.groupBy(woken, ({ wake }) => wake!)].map(([name, same]) => ({
    name,
    at: same[0]!.wokenAt!.getTime(),
    issued: issuedBy(same),
  }));
  return {
    causedBy: new Map([...causedBy].map(([id, same]) => [id, issuedBy(same)])),
    wakes: wakes.toSorted((one, other) => one.at - other.at || orderOf(one, other)),
  };
}

/** A wake that can be named when it is in the replay. */
export interface NamedWake extends PastWake {
  readonly name: string;
}

/** Two wakes of one document within a millisecond. */
function orderOf(one: PastWake, other: PastWake): number {
  for (const [stream, { first }] of one.issued) {
    const others = other.issued.get(stream);
    if (others) return first - others.first;
  }
  return 0;
}

function issuedBy(facts: readonly OwnFact[]): Issued {
  const issued = new Map<string, Numbers>();
  for (const { stream, sequence } of facts) {
    const { first = sequence, last = sequence } = issued.get(stream) ?? {};
    issued.set(stream, { first: Math.min(first, sequence), last: Math.max(last, sequence) });
  }
  return issued;
}
