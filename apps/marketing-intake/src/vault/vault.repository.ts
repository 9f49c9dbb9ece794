import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, type Type } from '@nestjs/common';
import {
  Acts,
  nameOfCollection,
  SERVICE_DATABASE,
  type Act,
  type Work,
} from '@smarketing/event-bus';
import type { Binary, ClientSession, Collection, Db, Document } from 'mongodb';
import { WordKeys } from '../words/word-keys.js';
import { bytesOf } from './bytes-of.js';
import type { Contact, WordList } from './contact.js';
import { ContactSeal } from './seal-contact.js';
import { VaultEntry, VaultKey } from './vault.schema.js';

export interface Opened {
  readonly contact: Contact;
  readonly dataKey: KeyObject;
  /** Keys of what others may have in common with it. */
  readonly traits: readonly string[];
}

@Injectable()
export class VaultRepository {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly seal: ContactSeal,
    private readonly words: WordKeys,
    private readonly acts: Acts,
  ) {}

  /** What the vault holds of the leads. A lead without an entry, or whose key is gone, is left out. */
  async open(work: Work, leadIds: readonly string[]): Promise<Map<string, Opened>> {
    return this.openIn(leadIds, work.session);
  }

  /** The keys under which what else is personal of leads is sealed; erased with their entries. */
  async dataKeysOf(
    { session }: Pick<Work, 'session'>,
    leadIds: readonly string[],
  ): Promise<Map<string, KeyObject>> {
    if (leadIds.length === 0) return new Map();
    const wanted = { _id: { $in: [...new Set(leadIds)] } };
    const keys = await this.stored(VaultKey).find(wanted, { session }).toArray();
    return new Map(
      keys.map(({ _id, wrapped }) => [_id, this.seal.unwrap(_id, bytesOf(wrapped))] as const),
    );
  }

  /** Seals what is personal beside a lead's entry, under an id of its own. */
  sealUnder<T extends object>(dataKey: KeyObject, id: string, personal: T): Buffer {
    return this.seal.seal(id, dataKey, personal);
  }

  openUnder<T extends object>(dataKey: KeyObject, id: string, sealed: Binary | Buffer): T {
    return this.seal.open<T>(id, dataKey, bytesOf(sealed));
  }

  /** Stores the contact data of leads, replacing what was known of them; their traits, where they are given. */
  async put(
    work: Work,
    contacts: ReadonlyMap<string, Contact>,
    known: ReadonlyMap<string, Opened>,
    traits: ReadonlyMap<string, readonly string[]> = new Map(),
  ): Promise<void> {
    const fresh = [...contacts].filter(([leadId]) => !known.has(leadId));
    const changed = [...contacts].filter(([leadId]) => known.has(leadId));
    const { session } = work;
    if (fresh.length > 0) {
      const sealed = fresh.map(([leadId, contact]) =>
        this.sealNew(leadId, contact, traits.get(leadId)),
      );
      await work.collection(VaultKey).insertMany(
        sealed.map(({ key }) => key),
        { session },
      );
      await work.collection(VaultEntry).insertMany(
        sealed.map(({ entry }) => entry),
        { session },
      );
    }
    if (changed.length > 0) {
      await work.collection(VaultEntry).bulkWrite(
        changed.map(([leadId, contact]) => ({
          replaceOne: {
            filter: { _id: leadId },
            replacement: { sealed: this.seal.seal(leadId, known.get(leadId)!.dataKey, contact) },
          },
        })),
        { session },
      );
    }
    await this.noteKeys(work, changed, known, traits);
  }

  private async noteKeys(
    work: Work,
    changed: readonly (readonly [string, Contact])[],
    known: ReadonlyMap<string, Opened>,
    traits: ReadonlyMap<string, readonly string[]>,
  ): Promise<void> {
    const others = changed.flatMap(([leadId, { words }]) => {
      const { contact, traits: former } = known.get(leadId)!;
      const noted = traits.get(leadId) ?? former;
      if (isDeepStrictEqual(words, contact.words) && isDeepStrictEqual(noted, former)) return [];
      return [{ leadId, keys: { words: this.words.keysOf(words), traits: [...noted] } }];
    });
    if (others.length === 0) return;
    await work.collection(VaultKey).bulkWrite(
      others.map(({ leadId, keys }) => {
        const empty = Object.entries(keys).filter(([, some]) => some.length === 0);
        const $set = Object.fromEntries(Object.entries(keys).filter(([, some]) => some.length > 0));
        const $unset = Object.fromEntries(empty.map(([name]) => [name, '' as const]));
        return { updateOne: { filter: { _id: leadId }, update: { $set, $unset } } };
      }),
      { session: work.session },
    );
  }

  /** The leads whose entries were made last; none was read. */
  async newest(limit: number): Promise<string[]> {
    const found = await this.stored(VaultEntry)
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Shows nobody what is in it. Throws SealBrokenError. */
  async tryToOpen(leadId: string): Promise<void> {
    await this.openIn([leadId]);
  }

  /** The contact data of leads for a person who asked for it, by lead. The reads are on record first. */
  async read(leadIds: readonly string[]): Promise<Map<string, Contact>> {
    for (const leadId of leadIds) {
      await this.recordRead({ act: 'contact.read', on: `lead/${leadId}` });
    }
    const opened = await this.openIn(leadIds);
    return new Map([...opened].map(([leadId, { contact }]) => [leadId, contact]));
  }

  /**
   * The words of leads' own in one list with the number of their leads, the most frequent first. Counted
   * by their keys; of each word one entry is opened. The read is on record first.
   */
  async wordsIn(list: WordList, limit: number): Promise<{ word: string; leads: number }[]> {
    await this.recordRead({ act: 'words.read', on: `words/${list}` });
    const inList = { words: { $gte: `${list}:`, $lt: `${list};` } };
    const counted = await this.stored(VaultKey)

      .aggregate<{ leads: number; sample: string }>([
        { $match: inList },
        {
          $lookup: {
            from: nameOfCollection(VaultEntry),
            localField: '_id',
            foreignField: '_id',
            as: 'entry',
          },
        },
        { $match: { 'entry.0': { $exists: true } } },
        { $project: { words: 1 } },
        { $unwind: '$words' },
        { $match: inList },
        { $group: { _id: '$words', leads: { $sum: 1 }, sample: { $first: '$_id' } } },
        { $sort: { leads: -1, _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
    const opened = await this.openIn(counted.map(({ sample }) => sample));
    return counted.flatMap(({ sample, leads }) => {
      const word = opened.get(sample)?.contact.words?.[list];
      return word === undefined ? [] : [{ word, leads }];
    });
  }

  private async recordRead(act: Act): Promise<void> {
    if (!(await this.acts.record(act))) throw new Error('Nobody is known to read the vault.');
  }

  private async openIn(
    leadIds: readonly string[],
    session?: ClientSession,
  ): Promise<Map<string, Opened>> {
    if (leadIds.length === 0) return new Map();
    const wanted = { _id: { $in: [...leadIds] } };
    const options = session ? { session } : {};
    const keys = await this.stored(VaultKey).find(wanted, options).toArray();
    const entries = await this.stored(VaultEntry).find(wanted, options).toArray();
    const wrapped = new Map(keys.map((key) => [key._id, key]));
    const opened = new Map<string, Opened>();
    for (const entry of entries) {
      const key = wrapped.get(entry._id);
      if (!key) continue;
      const dataKey = this.seal.unwrap(entry._id, bytesOf(key.wrapped));
      const contact = this.seal.open(entry._id, dataKey, bytesOf(entry.sealed));
      opened.set(entry._id, { contact, dataKey, traits: key.traits ?? [] });
    }
    return opened;
  }

  private stored<T extends Document>(stored: Type<T>): Collection<T> {
    return this.db.collection<T>(nameOfCollection(stored));
  }

  private sealNew(
    leadId: string,
    contact: Contact,
    traits: readonly string[] = [],
  ): { key: VaultKey; entry: VaultEntry } {
    const dataKey = this.seal.newDataKey();
    return {
      key: {
        _id: leadId,
        wrapped: this.seal.wrap(leadId, dataKey),
        ...(contact.words && { words: this.words.keysOf(contact.words) }),
        ...(traits.length > 0 && { traits: [...traits] }),
      },
      entry: { _id: leadId, sealed: this.seal.seal(leadId, dataKey, contact) },
    };
  }
}
