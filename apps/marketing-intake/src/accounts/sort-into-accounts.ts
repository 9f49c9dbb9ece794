import { matchTraits, type CompanyIndex, type Candidate } from '@smarketing/company-identity';
import { questionIdOf } from './question-id.js';
import type { Said, SaidReader, Saying } from './said-reader.js';

/** An account in the hands of one transaction. */
export interface HeldAccount {
  readonly id: string;
  root: string;
  readonly since: Date;
  readonly isSure: boolean;
  attaches: boolean;
  asked: boolean;
  hasParts: boolean;
  readonly refused: readonly string[];
  /** What its leads say; undefined where it was not opened, since the lead says exactly the same. */
  said: Said[] | undefined;
  readonly isNew: boolean;
  /** What it got in this transaction. */
  readonly gained: { said: Said[]; claims: string[] };
  joined?: { into: string; by: string };
  /** The leads that it has are to be told where they belong. */
  isUnsettled: boolean;
  isChanged: boolean;
}

export interface Asked {
  readonly id: string;
  readonly accounts: readonly [string, string];
  readonly weight: number;
  /** Of two that were joined by themselves: the one that was joined into the other. */
  readonly joined?: string;
}

/** Where a lead belongs by what it says, and why. */
export interface Placed {
  readonly base: HeldAccount;
  readonly by: 'new' | 'match';
  readonly why: readonly string[];
}

/** More than anybody reads, and enough to know a company by. */
const mostSaid = 200;

/**
 * Sorts leads into the accounts of their companies, in the order given. It holds the accounts that may be
 * meant, and what becomes of them. Which leads are of one account depends on what they say alone, in
 * whatever order they come: what matches by itself is linked, and accounts that are linked are joined.
 */
export class AccountSorter {
  readonly held = new Map<string, HeldAccount>();
  readonly asked = new Map<string, Asked>();
  private readonly bySignature = new Map<string, HeldAccount>();
  private readonly claimed = new Set<string>();
  private readonly placedNow = new Map<string, number>();

  constructor(
    private readonly index: CompanyIndex,
    private readonly reader: SaidReader,
    private readonly fresh: { readonly newId: () => string; readonly now: Date },
  ) {}

  /** An account as the database has it, with all that it alone has. */
  hold(account: HeldAccount, claims: readonly string[]): void {
    this.held.set(account.id, account);
    for (const claim of claims) this.claimed.add(claim);
    for (const { traits } of account.said ?? []) {
      this.index.noteTraits(account.id, traits, { since: account.since.getTime(), leads: 0 });
    }
  }

  /** The account in which leads say exactly this. */
  holdSignature(signature: string, accountId: string): void {
    const account = this.held.get(accountId);
    if (account) this.bySignature.set(signature, account);
  }

  hasSignature(signature: string): boolean {
    return this.bySignature.has(signature);
  }

  rootOf(account: HeldAccount): HeldAccount {
    return this.held.get(account.root) ?? account;
  }

  /** The account that a lead with this base is attached to; undefined where it is to none yet. */
  attachedTo(base: HeldAccount): string | undefined {
    const root = this.rootOf(base);
    return root.attaches ? root.id : undefined;
  }

  /**
   * `former`: where the lead was until now. `countLeads` says how many leads accounts have; it is asked
   * only where a tie is to be broken.
   */
  async sort(
    saying: Saying,
    former: HeldAccount | undefined,
    countLeads: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
  ): Promise<Placed> {
    const same = this.bySignature.get(saying.signature);
    const placed = same
      ? this.withTheSame(same)
      : await this.match(this.reader.read(saying.company)!, former, countLeads);
    const { id } = placed.base;
    this.placedNow.set(id, (this.placedNow.get(id) ?? 0) + 1);
    return placed;
  }

  private withTheSame(base: HeldAccount): Placed {
    if (!this.rootOf(base).attaches && !base.asked && base.root === base.id) {
      base.asked = true;
      base.isChanged = true;
      this.note({ accounts: [base.id, base.id], weight: 0 });
    }
    return { base, by: 'match', why: ['says-the-same'] };
  }

  private async match(
    said: Said,
    former: HeldAccount | undefined,
    countLeads: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
  ): Promise<Placed> {
    const answers = { isRefused: (id: string) => this.isRefused(former, this.held.get(id)) };
    let match = matchTraits(said.traits, this.index, answers);
    if (match.outcome === 'automatic' && match.alsoThis.length > 0) {
      const tied = [match.accountId, ...match.alsoThis.map(({ accountId }) => accountId)];
      const counts = await countLeads(tied);
      for (const id of tied) {
        this.index.countLeads(id, (counts.get(id) ?? 0) + (this.placedNow.get(id) ?? 0));
      }
      match = matchTraits(said.traits, this.index, answers);
    }
    if (match.outcome !== 'automatic') {
      const base = this.create(said);
      this.askAbout(base, match.suggestions);
      return { base, by: 'new', why: [] };
    }
    const base = this.held.get(match.accountId)!;
    this.add(base, said);
    this.attach(base);
    for (const { accountId, weight } of match.alsoThis) {
      this.join(base, this.held.get(accountId)!, weight);
    }
    this.askAbout(base, match.suggestions);
    return { base, by: 'match', why: match.why.map(({ kind }) => kind) };
  }

  private create(said: Said): HeldAccount {
    const isSure = this.reader.isSure(said);
    const id = this.fresh.newId();
    const { strong } = this.reader.keysOf(said);
    const account: HeldAccount = {
      ...{ id, root: id, since: this.fresh.now, isSure, attaches: isSure },
      ...{ asked: false, hasParts: false, refused: [], said: [], isNew: true },
      gained: { said: [], claims: strong.filter((key) => !this.claimed.has(key)) },
      ...{ isUnsettled: false, isChanged: true },
    };
    for (const claim of account.gained.claims) this.claimed.add(claim);
    this.held.set(id, account);
    this.add(account, said);
    return account;
  }

  private add(base: HeldAccount, said: Said): void {
    if (!base.said || base.said.length >= mostSaid) return;
    base.said.push(said);
    base.gained.said.push(said);
    base.gained.claims.push(said.signature);
    base.isChanged = true;
    this.bySignature.set(said.signature, base);
    this.index.noteTraits(base.id, said.traits, { since: base.since.getTime(), leads: 0 });
  }

  private attach(base: HeldAccount): void {
    const root = this.rootOf(base);
    if (root.attaches) return;
    root.attaches = true;
    root.isChanged = true;
    for (const part of this.partsOf(root)) part.isUnsettled = true;
  }

  private join(one: HeldAccount, other: HeldAccount, weight: number): void {
    const [root, absorbed] = [this.rootOf(one), this.rootOf(other)];
    if (root === absorbed || this.isRefused(root, absorbed)) return;
    const question = this.note({ accounts: [root.id, absorbed.id], weight, joined: absorbed.id });
    for (const part of this.partsOf(absorbed)) {
      part.root = root.id;
      part.isUnsettled = true;
      part.isChanged = true;
    }
    absorbed.joined = { into: root.id, by: question.id };
    root.hasParts = true;
    root.isChanged = true;
  }

  private askAbout(base: HeldAccount, suggestions: readonly Candidate[]): void {
    for (const { accountId, weight } of suggestions) {
      const other = this.held.get(accountId)!;
      const [mine, theirs] = [this.rootOf(base), this.rootOf(other)];
      if (mine === theirs || this.isRefused(mine, theirs)) continue;
      this.note({ accounts: [base.id, other.id], weight });
    }
  }

  private note({ accounts: [one, other], ...rest }: Omit<Asked, 'id'>): Asked {
    const accounts = one < other ? ([one, other] as const) : ([other, one] as const);
    const asked = { id: questionIdOf(...accounts), accounts, ...rest };
    if (asked.joined !== undefined || !this.asked.has(asked.id)) this.asked.set(asked.id, asked);
    return asked;
  }

  private isRefused(one: HeldAccount | undefined, other: HeldAccount | undefined): boolean {
    if (!one || !other) return false;
    const [mine, theirs] = [this.partsOf(this.rootOf(one)), this.partsOf(this.rootOf(other))];
    const ids = new Set(theirs.map(({ id }) => id));
    return mine.some(({ refused }) => refused.some((id) => ids.has(id)));
  }

  private partsOf(root: HeldAccount): HeldAccount[] {
    if (!root.hasParts) return [root];
    return [...this.held.values()].filter((account) => account.root === root.id);
  }
}
