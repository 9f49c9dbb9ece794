import type { KeyObject } from 'node:crypto';
import { Inject, Injectable, type Type } from '@nestjs/common';
import { CompanyIndex, type Company } from '@smarketing/company-identity';
import { nameOfCollection, SERVICE_DATABASE, type Work } from '@smarketing/event-bus';
import { inSlices } from '@smarketing/http';
import { logger } from '@smarketing/observability';
import { LRUCache } from 'lru-cache';
import type { Binary, ClientSession, Collection, Db, Document, Filter } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { Lead } from '../capture/lead.schema.js';
import { ContactSeal, SealBrokenError } from '../vault/seal-contact.js';
import { VaultKey } from '../vault/vault.schema.js';
import { Account } from './account.schema.js';
import { AccountQuestion } from './account-question.schema.js';
import type { Said, SaidReader, Saying } from './said-reader.js';
import { AccountSorter, type Asked, type HeldAccount } from './sort-into-accounts.js';

/** What is sealed in an account. */
interface Sealed {
  readonly said: readonly Company[];
}

/** A lead leaves an account in which it said this. */
export interface Leaving {
  readonly leadId: string;
  readonly base: string;
  readonly said: string;
}

/** What was opened last, so that an account that many rows meet is opened once. */
const mostOpened = 5_000;
/** So many accounts are looked at for the rows of one transaction, however many share a key. */
const mostCandidates = 5_000;
/** No transaction lives longer: until then a capture may attach a lead as things were before. */
export const unsettledForMs = 70_000;

@Injectable()
export class AccountRepository {
  private readonly opened = new LRUCache<
    string,
    { seal: string; reader: SaidReader; said: readonly Said[] }
  >({ max: mostOpened });

  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly seal: ContactSeal,
  ) {}

  /** Holds all accounts that companies may belong to, and those where leads were until now. */
  async load(
    work: Work,
    reader: SaidReader,
    sayings: readonly Saying[],
    formers: readonly string[],
    now: Date,
  ): Promise<AccountSorter> {
    const { session } = work;
    const index = new CompanyIndex(reader.rules);
    const sorter = new AccountSorter(index, reader, { newId: uuidv7, now });
    const signatures = [...new Set(sayings.map(({ signature }) => signature))];
    const same = await this.find({ claims: { $in: signatures } }, session, { unopened: true });
    if (formers.length > 0) {
      const filter = { _id: { $in: [...formers] } };
      same.push(...(await this.find(filter, session, { unopened: true })));
    }
    const known = new Set(same.flatMap(({ claims = [] }) => claims));
    const unknown = new Map<string, Said>();
    const keys = new Set<string>();
    await inSlices(sayings, ({ company, signature }) => {
      if (known.has(signature) || unknown.has(signature)) return;
      const said = reader.read(company)!;
      unknown.set(signature, said);
      for (const key of reader.keysOf(said).all) keys.add(key);
    });
    const candidates =
      keys.size === 0
        ? []
        : await this.find({ keys: { $in: [...keys] } }, session, { limit: mostCandidates });
    const holders =
      candidates.length < mostCandidates
        ? []
        : await this.find(
            {
              claims: { $in: [...unknown.values()].flatMap((said) => reader.keysOf(said).strong) },
            },
            session,
          );
    // What was found with its seal stands for what was found without.
    const some = unique([...same, ...holders, ...candidates]);
    const all = await this.withAllParts(some, session);
    const opened = await this.open(unique(candidates), reader, session);
    for (const account of all) {
      sorter.hold(held(account, opened.get(account._id)), account.claims ?? []);
    }
    for (const { _id, claims = [] } of all) {
      for (const claim of claims) sorter.holdSignature(claim, _id);
    }
    return sorter;
  }

  /** Writes what became of the accounts. A company that another transaction has just claimed aborts this one. */
  async write(work: Work, sorter: AccountSorter, reader: SaidReader, now: Date): Promise<void> {
    const changed = [...sorter.held.values()].filter(
      ({ isChanged, isUnsettled }) => isChanged || isUnsettled,
    );
    const fresh = changed.filter(({ isNew }) => isNew);
    const { session } = work;
    if (fresh.length > 0) {
      const made = await inSlices(fresh, (account) => this.make(account, reader, now));
      await work.collection(Account).insertMany(
        made.map(({ account }) => account),
        { session },
      );
      await work.collection(VaultKey).insertMany(
        made.map(({ key }) => key),
        { session },
      );
    }
    const known = changed.filter(({ isNew }) => !isNew);
    if (known.length > 0) await this.update(work, known, reader, now);
    await this.ask(work, sorter, now);
  }

  /**
   * What nobody says any more is not kept: an account that no lead is in loses all that it holds, and its
   * key. `staying`: what leads of this transaction have come to say. True for each account that is empty.
   */
  async forgetUnsaid(
    work: Work,
    reader: SaidReader,
    leaving: readonly Leaving[],
    isSaidNow: (base: string, said: string) => boolean,
  ): Promise<void> {
    const { session } = work;
    const leadIds = leaving.map(({ leadId }) => leadId);
    const gone = new Map<string, Set<string>>();
    for (const { base, said } of leaving) {
      if (isSaidNow(base, said)) continue;
      const other = { 'account.base': base, 'account.said': said, _id: { $nin: leadIds } };
      const still = await work.collection(Lead).findOne(other as Filter<Lead>, {
        session,
        projection: { _id: 1 },
      });
      if (still) continue;
      const unsaid = gone.get(base) ?? new Set<string>();
      gone.set(base, unsaid.add(said));
    }
    if (gone.size === 0) return;
    const accounts = await this.find({ _id: { $in: [...gone.keys()] } }, session);
    const opened = await this.open(accounts, reader, session);
    for (const account of accounts) {
      const unsaid = gone.get(account._id)!;
      const rest = (opened.get(account._id) ?? []).filter(
        ({ signature }) => !unsaid.has(signature),
      );
      if (rest.length > 0) await this.keepOnly(work, account, rest, reader);
      else await this.empty(work, account);
    }
  }

  /** The accounts, with what their leads say; of those whose key is gone, nothing. */
  async read(
    filter: Filter<Account>,
    reader: SaidReader,
    session?: ClientSession,
  ): Promise<{ account: Account; said: readonly Said[] }[]> {
    const accounts = await this.find(filter, session);
    const opened = await this.open(accounts, reader, session);
    return accounts.map((account) => ({ account, said: opened.get(account._id) ?? [] }));
  }

  /** How many leads the accounts have. */
  async leadsIn(
    bases: readonly string[],
    session?: ClientSession,
  ): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { base, leads } of await this.countLeads(bases, session)) {
      counts.set(base, (counts.get(base) ?? 0) + leads);
    }
    return counts;
  }

  /** How many leads say what in the accounts. */
  async countLeads(
    bases: readonly string[],
    session?: ClientSession,
  ): Promise<{ base: string; said: string; leads: number }[]> {
    const counted = await this.stored(Lead)
      .aggregate<{ _id: { base: string; said: string }; leads: number }>(
        [
          { $match: { 'account.base': { $in: [...bases] } } },
          {
            $group: {
              _id: { base: '$account.base', said: '$account.said' },
              leads: { $sum: 1 },
            },
          },
        ],
        session ? { session } : {},
      )
      .toArray();
    return counted.map(({ _id, leads }) => ({ ..._id, leads }));
  }

  private async find(
    filter: Filter<Account>,
    session?: ClientSession,
    { limit = 0, unopened = false }: { limit?: number; unopened?: boolean } = {},
  ): Promise<Account[]> {
    return this.stored(Account)
      .find(filter, {
        ...(session && { session }),
        projection: unopened ? { keys: 0, sealed: 0 } : { keys: 0 },
        limit,
      })
      .toArray();
  }

  /** With the roots and the parts of those that are joined. */
  private async withAllParts(some: Account[], session: ClientSession): Promise<Account[]> {
    const joined = some.filter(({ _id, root, hasParts }) => root !== _id || hasParts);
    if (joined.length === 0) return some;
    const roots = [...new Set(joined.map(({ root }) => root))];
    const parts = await this.find({ root: { $in: roots } }, session);
    return unique([...some, ...parts]);
  }

  private async open(
    accounts: readonly Account[],
    reader: SaidReader,
    session: ClientSession | undefined,
  ): Promise<Map<string, readonly Said[]>> {
    const opened = new Map<string, readonly Said[]>();
    const closed: Account[] = [];
    for (const account of accounts) {
      if (!account.sealed) continue;
      const atHand = this.opened.get(account._id);
      if (atHand?.reader === reader && atHand.seal === nameOfSeal(account.sealed)) {
        opened.set(account._id, atHand.said);
      } else closed.push(account);
    }
    if (closed.length === 0) return opened;
    const keys = await this.keysOf(closed, session);
    await inSlices(closed, (account) => {
      const key = keys.get(account._id);
      const said = key && this.openOne(account, key, reader);
      if (!said) return;
      opened.set(account._id, said);
      this.opened.set(account._id, { seal: nameOfSeal(account.sealed!), reader, said });
    });
    return opened;
  }

  private openOne(account: Account, key: KeyObject, reader: SaidReader): Said[] | undefined {
    return ignoringBroken(account._id, () => {
      const { said } = this.seal.open<Sealed>(account._id, key, bytesOf(account.sealed!));
      return said.flatMap((company) => reader.read(company) ?? []);
    });
  }

  private async keysOf(
    accounts: readonly Pick<Account, '_id'>[],
    session: ClientSession | undefined,
  ): Promise<Map<string, KeyObject>> {
    const stored = await this.stored(VaultKey)
      .find({ _id: { $in: accounts.map(({ _id }) => _id) } }, session ? { session } : {})
      .toArray();
    const keys = new Map<string, KeyObject>();
    for (const { _id, wrapped } of stored) {
      const key = ignoringBroken(_id, () => this.seal.unwrap(_id, bytesOf(wrapped)));
      if (key) keys.set(_id, key);
    }
    return keys;
  }

  private make(
    held: HeldAccount,
    reader: SaidReader,
    now: Date,
  ): { account: Account; key: VaultKey } {
    const dataKey = this.seal.newDataKey();
    const said = held.gained.said;
    return {
      key: { _id: held.id, wrapped: this.seal.wrap(held.id, dataKey) },
      account: {
        _id: held.id,
        ...stateOf(held, now),
        since: held.since,
        isSure: held.isSure,
        claims: [...held.gained.claims],
        keys: keysOf(said, reader),
        sealed: this.sealed(held.id, dataKey, said),
      },
    };
  }

  private async update(
    work: Work,
    changed: readonly HeldAccount[],
    reader: SaidReader,
    now: Date,
  ): Promise<void> {
    const gaining = changed.filter(({ gained }) => gained.said.length > 0);
    const keys = await this.keysOf(
      gaining.map(({ id }) => ({ _id: id })),
      work.session,
    );
    await work.collection(Account).bulkWrite(
      changed.map((held) => {
        const key = keys.get(held.id);
        const { said, claims } = held.gained;
        const adds = said.length > 0 && key !== undefined;
        const state = stateOf(held, now);
        return {
          updateOne: {
            filter: { _id: held.id },
            update: {
              $set: {
                ...state,
                ...(adds && { sealed: this.sealed(held.id, key, held.said ?? []) }),
              },
              ...(adds && {
                $addToSet: { claims: { $each: claims }, keys: { $each: keysOf(said, reader) } },
              }),
            },
          },
        };
      }),
      { session: work.session },
    );
  }

  private async ask(work: Work, { asked, held }: AccountSorter, now: Date): Promise<void> {
    if (asked.size === 0) return;
    const { session } = work;
    const questions = work.collection(AccountQuestion);
    await questions.bulkWrite(
      [...asked.values()].map(({ id, accounts, weight, joined }: Asked) => {
        const said = { accounts: [...accounts], weight, askedAt: now };
        const answered = joined && { state: 'yes' as const, by: 'match' as const, joined };
        return {
          updateOne: {
            filter: { _id: id },
            update: answered
              ? { $setOnInsert: said, $set: { ...answered, answeredAt: now } }
              : { $setOnInsert: { ...said, state: 'open' as const } },
            upsert: true,
          },
        };
      }),
      { session },
    );
    for (const { id, joined } of asked.values()) {
      if (joined === undefined) continue;
      const { root } = held.get(joined)!;
      const parts = [...held.values()].filter((account) => account.root === root);
      await settleAmong(
        work,
        parts.map((part) => part.id),
        id,
      );
    }
  }

  /** The rest under another key: copies of what it was cannot be opened any more. */
  private async keepOnly(
    work: Work,
    { _id, claims = [] }: Account,
    rest: readonly Said[],
    reader: SaidReader,
  ): Promise<void> {
    const dataKey = this.seal.newDataKey();
    const keys = keysOf(rest, reader);
    const kept = new Set([...rest.map(({ signature }) => signature), ...keys]);
    await work.collection(Account).updateOne(
      { _id },
      {
        $set: {
          sealed: this.sealed(_id, dataKey, rest),
          keys,
          claims: claims.filter((claim) => kept.has(claim)),
        },
      },
      { session: work.session },
    );
    const wrapped = this.seal.wrap(_id, dataKey);
    await work
      .collection(VaultKey)
      .updateOne({ _id }, { $set: { wrapped } }, { session: work.session });
  }

  private async empty(work: Work, { _id, root, hasParts }: Account): Promise<void> {
    const { session } = work;
    await work.collection(Account).updateOne(
      { _id },
      {
        $unset: { sealed: '', keys: '', claims: '', confirmed: '' },
        $set: { isSure: false, ...(root === _id && !hasParts && { attaches: false }) },
      },
      { session },
    );
    await work.collection(VaultKey).deleteOne({ _id }, { session });
    await work
      .collection(AccountQuestion)
      .deleteMany({ accounts: _id, state: 'open' }, { session });
    this.opened.delete(_id);
  }

  private sealed(accountId: string, dataKey: KeyObject, said: readonly Said[]): Buffer {
    const content: Sealed = { said: said.map(({ company }) => company) };
    return this.seal.seal(accountId, dataKey, content);
  }

  private stored<T extends Document>(stored: Type<T>): Collection<T> {
    return this.db.collection<T>(nameOfCollection(stored));
  }
}

/** Questions between accounts that are one by now wait for nobody. */
export async function settleAmong(
  work: Work,
  parts: readonly string[],
  questionId: string,
): Promise<void> {
  const among = [...parts];
  await work.collection(AccountQuestion).updateMany(
    {
      _id: { $ne: questionId },
      state: 'open',
      accounts: { $in: among, $not: { $elemMatch: { $nin: among } } },
    },
    { $set: { state: 'settled', settledBy: questionId } },
    { session: work.session },
  );
}

/** Leads of a part are told where they belong by now. */
export function unsettledSince(now: Date): Date {
  return new Date(now.getTime() + unsettledForMs);
}

function stateOf(held: HeldAccount, now: Date) {
  const { root, joined, hasParts, attaches, asked, isUnsettled } = held;
  return {
    root,
    attaches,
    ...(joined && { joined }),
    ...(hasParts && { hasParts: true as const }),
    ...(asked && { asked: true as const }),
    ...(isUnsettled && {
      unsettled: {
        attached: 'accounts-joined' as const,
        detached: 'answer-undone' as const,
        until: unsettledSince(now),
      },
    }),
  };
}

/** An account that cannot be opened costs no lead: it is as if nothing was known of it. */
function ignoringBroken<R>(accountId: string, open: () => R): R | undefined {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    logger.warn({ accountId }, 'An account cannot be opened: what its leads say is not compared.');
    return undefined;
  }
}

function keysOf(said: readonly Said[], reader: SaidReader): string[] {
  return [...new Set(said.flatMap((one) => reader.keysOf(one).all))];
}

function held(account: Account, said: readonly Said[] | undefined): HeldAccount {
  const { _id: id, root, since, isSure, attaches, refused = [] } = account;
  return {
    ...{ id, root, since, isSure, attaches, refused },
    asked: account.asked === true,
    hasParts: account.hasParts === true,
    said: said && [...said],
    isNew: false,
    gained: { said: [], claims: [] },
    isUnsettled: false,
    isChanged: false,
  };
}

function unique(accounts: readonly Account[]): Account[] {
  return [...new Map(accounts.map((account) => [account._id, account])).values()];
}

/** No two seals begin with the same bytes, whatever became of the transaction that wrote them. */
function nameOfSeal(sealed: Binary | Buffer): string {
  return bytesOf(sealed).toString('latin1', 0, 12);
}

function bytesOf(stored: Binary | Buffer): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}
