import { Inject, Injectable } from '@nestjs/common';
import { nameOfCollection, SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import type { AnyBulkWriteOperation, ClientSession, Collection, Db, Filter } from 'mongodb';
import { v5 as uuidv5 } from 'uuid';
import { Lead } from '../capture/lead.schema.js';
import { VaultKey } from '../vault/vault.schema.js';
import { Duplicate } from './duplicate.schema.js';
import type { Evidence } from './person-traits.js';
import {
  findDuplicates,
  type Found,
  type Likeness,
  type TraitKeysOfLead,
} from './find-duplicates.js';

/** Where a page of the list ends. */
export interface DuplicatePosition {
  readonly foundAt: number;
  readonly id: string;
}

@Injectable()
export class DuplicateRepository {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: Db) {}

  /** Who may be one of these leads. One query, however many they are. */
  async find(leads: ReadonlyMap<string, TraitKeysOfLead>, session: ClientSession): Promise<Found> {
    const keys = new Set<string>();
    for (const { own, sought } of leads.values()) {
      for (const key of own) keys.add(key);
      for (const { key } of sought) keys.add(key);
    }
    return findDuplicates(leads, await this.holdersOf(keys, session));
  }

  /** Writes what was found; a pair that was dismissed stays so. */
  async suggest(
    work: Work,
    { pairs, crowded }: Pick<Found, 'pairs' | 'crowded'>,
    now: Date,
  ): Promise<void> {
    const stored = work.collection(Duplicate);
    const { session } = work;
    if (pairs.length > 0) await stored.bulkWrite(suggestions(pairs, now), { session });
    if (crowded.length === 0) return;
    const key = { $in: [...crowded] };
    await stored.updateMany({ 'because.key': key }, { $pull: { because: { key } } }, { session });
  }

  /**
   * What leads no longer have in common with anybody, by the keys that they have lost. An initial is found
   * by either lead's key, and is suggested again where it still holds.
   */
  async withdraw(work: Work, lost: ReadonlyMap<string, readonly string[]>): Promise<void> {
    if (lost.size === 0) return;
    const takings = [...lost].flatMap(([leadId, keys]) => [
      taking(leadId, { key: { $in: [...keys] } }),
      taking(leadId, { evidence: 'initial-and-company' }),
    ]);
    await work.collection(Duplicate).bulkWrite(takings, { session: work.session });
  }

  /** Nothing is suggested of these leads any longer: they are erased. */
  async forget(work: Work, leadIds: readonly string[]): Promise<void> {
    await work
      .collection(Duplicate)
      .deleteMany({ leads: { $in: [...leadIds] } }, { session: work.session });
  }

  /** The pair, which is not suggested again; undefined where there is none. */
  async dismiss(
    work: Work,
    id: string,
    now: Date,
  ): Promise<{ pair: Duplicate | undefined; changed: boolean }> {
    const stored = work.collection(Duplicate);
    const pair = (await stored.findOne({ _id: id }, { session: work.session })) ?? undefined;
    if (!pair || pair.dismissedAt) return { pair, changed: false };
    await stored.updateOne({ _id: id }, { $set: { dismissedAt: now } }, { session: work.session });
    return { pair: { ...pair, dismissedAt: now }, changed: true };
  }

  /** At most `limit` open pairs behind the position, the newest first. */
  async listOpen(after: DuplicatePosition | undefined, limit: number): Promise<Duplicate[]> {
    const open: Duplicate[] = [];
    for (let from = after; open.length < limit;) {
      const found = await this.list(from, limit);
      open.push(...(await this.standing(found)));
      const last = found.at(-1);
      if (found.length < limit || !last) break;
      from = { foundAt: last.foundAt.getTime(), id: last._id };
    }
    return open.slice(0, limit);
  }

  /** Those of the pairs that nobody has dismissed, and of which no lead is gone. */
  async open(pairs: readonly Likeness[]): Promise<Likeness[]> {
    if (pairs.length === 0) return [];
    const ids = pairs.map(({ leads }) => idOfPair(leads));
    const dismissed = await this.stored()
      .find({ _id: { $in: ids }, dismissedAt: { $exists: true } }, { projection: { _id: 1 } })
      .toArray();
    const settled = new Set(dismissed.map(({ _id }) => _id));
    return this.standing(pairs.filter((_, at) => !settled.has(ids[at]!)));
  }

  private async list(after: DuplicatePosition | undefined, limit: number): Promise<Duplicate[]> {
    const at = after && new Date(after.foundAt);
    const behind: Filter<Duplicate>[] = after
      ? [{ $or: [{ foundAt: { $lt: at! } }, { foundAt: at!, _id: { $lt: after.id } }] }]
      : [];
    const isOpen = { dismissedAt: { $exists: false }, 'because.0': { $exists: true } };
    return this.stored()
      .find({ $and: [isOpen, ...behind] })
      .sort({ foundAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** Without pairs of which one is merged into another lead, or erased. */
  private async standing<P extends { readonly leads: readonly [string, string] }>(
    found: readonly P[],
  ): Promise<P[]> {
    const ids = [...new Set(found.flatMap(({ leads }) => leads))];
    const isGone = [{ mergedInto: { $exists: true } }, { erased: { $exists: true } }];
    const gone = await this.db
      .collection<{ _id: string }>(nameOfCollection(Lead))
      .find({ _id: { $in: ids }, $or: isGone }, { projection: { _id: 1 } })
      .toArray();
    const left = new Set(gone.map(({ _id }) => _id));
    return found.filter(({ leads }) => !leads.some((leadId) => left.has(leadId)));
  }

  private async holdersOf(
    keys: ReadonlySet<string>,
    session: ClientSession,
  ): Promise<Map<string, Set<string>>> {
    const holders = new Map<string, Set<string>>();
    if (keys.size === 0) return holders;
    const found = this.db
      .collection<VaultKey>(nameOfCollection(VaultKey))
      .find({ traits: { $in: [...keys] } }, { session, projection: { traits: 1 } });
    for (const { _id, traits = [] } of await found.toArray()) {
      for (const key of traits) {
        if (!keys.has(key)) continue;
        const some = holders.get(key);
        if (some) some.add(_id);
        else holders.set(key, new Set([_id]));
      }
    }
    return holders;
  }

  private stored(): Collection<Duplicate> {
    return this.db.collection<Duplicate>(nameOfCollection(Duplicate));
  }
}

const pairs = '5f1c8f0e-6a3c-5d0b-9c57-3f1f6b0a4f11';

/** The same for a pair whichever of its leads came first. */
export function idOfPair(leads: readonly [string, string]): string {
  return uuidv5(leads.join('\n'), pairs);
}

function suggestions(found: readonly Likeness[], now: Date): AnyBulkWriteOperation<Duplicate>[] {
  return found.map(({ leads, evidence, key }) => ({
    updateOne: {
      filter: { _id: idOfPair(leads) },
      update: {
        $setOnInsert: { leads: [...leads], foundAt: now },
        $addToSet: { because: { evidence, ...(key !== undefined && { key }) } },
      },
      upsert: true,
    },
  }));
}

function taking(
  leadId: string,
  because: { key: { $in: string[] } } | { evidence: Evidence },
): AnyBulkWriteOperation<Duplicate> {
  return { updateMany: { filter: { leads: leadId }, update: { $pull: { because } } } };
}
