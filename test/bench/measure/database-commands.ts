import type { Document, MongoClient } from 'mongodb';

/** What a database has done: since it started, or between two readings. */
export interface DatabaseWork {
  readonly finds: number;
  readonly inserts: number;
  readonly updates: number;
  readonly deletes: number;
  readonly commits: number;
  /** All that is none of the above: aggregations, aborts, pings. */
  readonly others: number;
  /** Written: inserted, changed or deleted. */
  readonly documents: number;
  readonly journalBytes: number;
  readonly bytesIn: number;
}

/** Named apart; what listens to a change stream, and this very question, is nobody's work here. */
const named = ['find', 'insert', 'update', 'delete', 'commitTransaction'];
const notCounted = ['getMore', 'serverStatus', '<UNKNOWN>'];

/** Asks the server what it counts: `metrics.commands`, its journal and its network. */
export async function readDatabaseWork(mongo: MongoClient): Promise<DatabaseWork> {
  const status: Document = await mongo.db('admin').command({ serverStatus: 1 });
  const commands = status['metrics'].commands as Record<string, unknown>;
  const count = (name: string) => Number((commands[name] as Document | undefined)?.['total'] ?? 0);
  const others = Object.keys(commands).filter((name) => ![...named, ...notCounted].includes(name));
  const [finds, inserts, updates, deletes, commits] = named.map(count);
  return {
    finds: finds!,
    inserts: inserts!,
    updates: updates!,
    deletes: deletes!,
    commits: commits!,
    others: others.reduce((sum, name) => sum + count(name), 0),
    documents: documentsWritten(status),
    journalBytes: Number(status['wiredTiger'].log['log bytes written']),
    bytesIn: Number(status['network'].bytesIn),
  };
}

function documentsWritten(status: Document): number {
  const { inserted, updated, deleted } = status['metrics'].document as Record<string, unknown>;
  return Number(inserted) + Number(updated) + Number(deleted);
}

/** What was done between two readings. */
export function workBetween(before: DatabaseWork, after: DatabaseWork): DatabaseWork {
  return mapWork(after, (value, part) => value - before[part]);
}

/** The work of one lead: what an idle system does in as many seconds is none of it. */
export function workOfOne(
  done: DatabaseWork,
  { leads, seconds, idlePerSecond }: PerLead,
): DatabaseWork {
  return mapWork(done, (value, part) =>
    Math.max(0, (value - idlePerSecond[part] * seconds) / leads),
  );
}

interface PerLead {
  readonly leads: number;
  readonly seconds: number;
  readonly idlePerSecond: DatabaseWork;
}

/** Commands of all kinds. */
export function commandsOf({
  finds,
  inserts,
  updates,
  deletes,
  commits,
  others,
}: DatabaseWork): number {
  return finds + inserts + updates + deletes + commits + others;
}

export function mapWork(
  work: DatabaseWork,
  change: (value: number, part: keyof DatabaseWork) => number,
): DatabaseWork {
  const parts = Object.entries(work) as [keyof DatabaseWork, number][];
  return Object.fromEntries(parts.map(([part, value]) => [part, change(value, part)])) as never;
}
