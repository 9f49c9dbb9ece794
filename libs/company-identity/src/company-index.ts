import { keysOfTraits, type BlockingKeys } from './blocking-keys.ts';
import { carries } from './compare-names.ts';
import { traitsOf, type Company, type CompanyTraits } from './company-traits.ts';
import { defaultRules, type MatchRules } from './match-rules.ts';

export interface Account {
  readonly accountId: string;
  leads: number;
  /** Milliseconds: when its first lead came. */
  since: number;
  readonly countries: Set<string>;
  readonly towns: Set<string>;
}

/** A company as some leads of an account say it. */
export interface Variant {
  account: Account;
  readonly traits: CompanyTraits;
}

export interface Noted {
  /** Milliseconds. */
  readonly since?: number;
  readonly leads?: number;
}

/** So many of a long list are compared: nobody can make one so long that matching takes long. */
const mostStrongVariants = 1000;
const mostWeakVariants = 200;
/** So many accounts of which the same is said: what does not match itself matches nothing surely. */
const mostAlike = 20;
/** From so many names that the domain does not carry on, it is one of many companies. */
const manyNames = 5;

/**
 * The accounts known, and by what to find them. It is all in memory: a service that has its accounts
 * in a database makes one for each batch, of what it finds there by the blocking keys.
 */
export class CompanyIndex {
  readonly rules: MatchRules;
  private readonly accounts = new Map<string, Account>();
  private readonly variants = new Map<string, Map<string, Variant>>();
  private readonly byKey = new Map<string, Variant[]>();
  private readonly alike = new Map<string, number>();
  private readonly strangers = new Map<string, Set<string>>();

  constructor(rules: Partial<MatchRules> = {}) {
    this.rules = { ...defaultRules, ...rules };
  }

  /** Notes that leads of the account say this of their company. */
  note(accountId: string, company: Company, noted: Noted = {}): void {
    this.noteTraits(accountId, traitsOf(company, this.rules.sharedDomains), noted);
  }

  /** The same of a company that was read already, under the same shared domains. */
  noteTraits(accountId: string, traits: CompanyTraits, { since = 0, leads = 1 }: Noted = {}): void {
    const account = this.accountOf(accountId, since);
    account.leads += leads;
    account.since = Math.min(account.since, since);
    if (traits.country) account.countries.add(traits.country);
    if (traits.town) account.towns.add(traits.town);
    const known = this.variants.get(accountId) ?? new Map<string, Variant>();
    this.variants.set(accountId, known);
    if (known.has(traits.signature)) return;
    const variant = { account, traits };
    known.set(traits.signature, variant);
    this.enter(variant);
  }

  /** Says how many leads an account has, where they were not counted as they were noted. */
  countLeads(accountId: string, leads: number): void {
    const account = this.accounts.get(accountId);
    if (account) account.leads = leads;
  }

  /** Makes two accounts one, under the id of the first. */
  join(accountId: string, absorbedId: string): void {
    const [account, absorbed] = [this.accounts.get(accountId), this.accounts.get(absorbedId)];
    if (!account || !absorbed || account === absorbed) return;
    account.leads += absorbed.leads;
    account.since = Math.min(account.since, absorbed.since);
    for (const country of absorbed.countries) account.countries.add(country);
    for (const town of absorbed.towns) account.towns.add(town);
    const kept = this.variants.get(accountId);
    for (const [signature, variant] of this.variants.get(absorbedId) ?? []) {
      variant.account = account;
      kept?.set(signature, variant);
    }
    this.accounts.delete(absorbedId);
    this.variants.delete(absorbedId);
  }

  /** The variants that share a key, each once. */
  withKeys({ strong, weak }: BlockingKeys): Set<Variant> {
    const found = new Set<Variant>();
    for (const key of strong) addFirst(found, this.byKey.get(key), mostStrongVariants);
    for (const key of weak) addFirst(found, this.byKey.get(key), mostWeakVariants);
    return found;
  }

  isOfMany(domain: string): boolean {
    return (this.strangers.get(domain)?.size ?? 0) >= manyNames;
  }

  private accountOf(accountId: string, since: number): Account {
    const known = this.accounts.get(accountId);
    if (known) return known;
    const account = {
      accountId,
      leads: 0,
      since,
      countries: new Set<string>(),
      towns: new Set<string>(),
    };
    this.accounts.set(accountId, account);
    return account;
  }

  private enter(variant: Variant): void {
    const alike = this.alike.get(variant.traits.signature) ?? 0;
    this.alike.set(variant.traits.signature, alike + 1);
    if (alike >= mostAlike) return;
    const { strong, weak } = keysOfTraits(variant.traits);
    for (const key of new Set([...strong, ...weak])) {
      const list = this.byKey.get(key);
      if (list) list.push(variant);
      else this.byKey.set(key, [variant]);
    }
    const { name, domains } = variant.traits;
    for (const { domain, label } of domains) {
      if (!name.key || carries(label, name)) continue;
      const names = this.strangers.get(domain) ?? new Set<string>();
      if (names.size < manyNames) names.add(name.key);
      this.strangers.set(domain, names);
    }
  }
}

function addFirst(found: Set<Variant>, all: readonly Variant[] | undefined, atMost: number): void {
  for (const variant of all?.slice(0, atMost) ?? []) found.add(variant);
}
