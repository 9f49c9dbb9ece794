import type { ClientSession, Db, Filter } from 'mongodb';
import { causeOfRequest } from '../outbox/cause-of-request.js';
import type { ServiceDatabase } from '../service-database.js';
import { nameOfCollection } from '../storage/create-collections.js';
import { recordOf, type Act } from './act.js';
import { RecordedAct } from './recorded-act.schema.js';

export const actsCollection = nameOfCollection(RecordedAct);

export interface ActsWanted {
  /** Only those of this caller. */
  readonly by?: string | undefined;
  /** Only those on this document, `<what>/<id>`. */
  readonly on?: string | undefined;
  /** Only acts of this kind, such as `contact.read`. */
  readonly act?: string | undefined;
  /** The id of the last one of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Who did what in this service: one record for each act, written in the transaction of its effect. */
export class Acts {
  constructor(private readonly database: ServiceDatabase) {}

  /** Newest first. */
  async list({ by, on, act, before, limit }: ActsWanted): Promise<RecordedAct[]> {
    const filter: Filter<RecordedAct> = {
      ...(by !== undefined && { 'by.subject': by }),
      ...(on !== undefined && { on }),
      ...(act !== undefined && { act }),
      ...(before !== undefined && { _id: { $lt: before } }),
    };
    return this.database.db
      .collection<RecordedAct>(actsCollection)
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** How often a caller has done something since then, and when last, if ever. */
  async summaryOf(by: string, since: Date): Promise<{ count: number; lastAt: Date | undefined }> {
    const acts = this.database.db.collection<RecordedAct>(actsCollection);
    const [last] = await this.list({ by, limit: 1 });
    const isSince = { 'by.subject': by, _id: { $gte: firstIdOf(since) } };
    return { count: await acts.countDocuments(isSince), lastAt: last?.at };
  }

  /** Of the request in hand, where its effect is in no transaction. False where no caller did it. */
  async record(act: Act): Promise<boolean> {
    const record = recordOf(act, causeOfRequest());
    if (record) await writeActs(this.database.db, [record]);
    return record !== undefined;
  }
}

/** Ids begin with their time: no id of that time or later sorts before this one. */
function firstIdOf(time: Date): string {
  const digits = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** One write for all of them; those that share an id add up. */
export async function writeActs(
  db: Db,
  records: readonly RecordedAct[],
  session?: ClientSession,
): Promise<void> {
  if (records.length === 0) return;
  const acts = db.collection<RecordedAct>(actsCollection);
  const options = session ? { session } : { ordered: false };
  if (records.every(({ counts }) => counts === undefined)) {
    await acts.insertMany([...records], options);
    return;
  }
  await acts.bulkWrite(
    records.map(({ _id, counts = {}, ...said }) => ({
      updateOne: {
        filter: { _id },
        update: {
          $setOnInsert: said,
          $inc: Object.fromEntries(
            Object.entries(counts).map(([name, count]) => [`counts.${name}`, count]),
          ),
        },
        upsert: true,
      },
    })),
    options,
  );
}
