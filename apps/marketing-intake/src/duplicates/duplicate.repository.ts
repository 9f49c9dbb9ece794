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

interface Pair {
  readonly leads: readonly [string, string];
}

/** Of a lead's document: whether another one stands for it, the last of the list, or it was erased. */
interface Standing {
  readonly _id: string;
  readonly merged?: { readonly into: readonly string[] };
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

  /** Those of the pairs that nobody has dismissed, as they stand by now. */
  async open<P extends Pair>(pairs: readonly P[]): Promise<P[]> {
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

  /**
   * As they stand by now: a lead that was merged is the one that stands for it, and a pair of which one is
   * erased, or both are one, is none.
   */
  private async standing<P extends Pair>(found: readonly P[]): Promise<P[]> {
    const ids = [...new Set(found.flatMap(({ leads }) => leads))];
    const isOther = [{ merged: { $exists: true } }, { erased: { $exists: true } }];
    const others = await this.db
      .collection<Standing>(nameOfCollection(Lead))
      .find({ _id: { $in: ids }, $or: isOther }, { projection: { merged: 1, erased: 1 } })
      .toArray();
    const now = new Map(others.map(({ _id, merged }) => [_id, merged?.into.at(-1)]));
    return found.flatMap((pair) => {
      const [one, other] = pair.leads.map((id) => (now.has(id) ? now.get(id) : id));
      if (one === undefined || other === undefined || one === other) return [];
      return [{ ...pair, leads: [one, other] as const }];
    });
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
