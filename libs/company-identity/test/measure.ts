import { CompanyIndex, matchCompany, type Company, type MatchRules } from '../src/index.ts';

export interface Known {
  readonly company: Company;
  readonly truth: number | string;
  readonly kind: string;
}

export interface Sorted {
  /** The account of each lead. */
  readonly accounts: readonly string[];
  /** Pairs of accounts between which somebody is asked. */
  readonly asked: ReadonlySet<string>;
  /** How many leads had a question of their own. */
  readonly questions: number;
}

/** Sorts leads into accounts, one after the other, as a service would. */
export function sortIntoAccounts(leads: readonly Known[], rules: Partial<MatchRules> = {}): Sorted {
  const index = new CompanyIndex(rules);
  const into = new Map<string, string>();
  const final = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : final(next);
  };
  const asked: [string, string][] = [];
  let questions = 0;
  const first = leads.map(({ company }, at) => {
    const match = matchCompany(company, index);
    const accountId = match.outcome === 'automatic' ? match.accountId : `account-${at}`;
    if (match.outcome === 'suggested') questions += 1;
    index.note(accountId, company, { since: at });
    if (match.outcome === 'automatic') {
      for (const { accountId: absorbed } of match.alsoThis) {
        index.join(accountId, absorbed);
        into.set(absorbed, accountId);
      }
    }
    for (const { accountId: other } of match.suggestions) asked.push([accountId, other]);
    return accountId;
  });
  return {
    accounts: first.map(final),
    asked: new Set(asked.map(([one, other]) => pairOf(final(one), final(other)))),
    questions,
  };
}

export interface Figures {
  /** Of the pairs of leads in one account: how many belong together. */
  readonly precision: number;
  /** Of the pairs of leads that belong together: how many are in one account. */
  readonly automatic: number;
  /** … or in two accounts between which somebody is asked. */
  readonly found: number;
  /** Of the leads: how many had a question of their own. */
  readonly asked: number;
}

export function figuresOf(leads: readonly Known[], sorted: Sorted, kind?: string): Figures {
  let [right, wrong, together, found] = [0, 0, 0, 0];
  const of = (lead: Known) => kind === undefined || lead.kind === kind;
  for (const [one, other] of pairs(leads, (at) => sorted.accounts[at]!)) {
    if (!of(leads[one]!) && !of(leads[other]!)) continue;
    if (leads[one]!.truth === leads[other]!.truth) right += 1;
    else wrong += 1;
  }
  for (const [one, other] of pairs(leads, (at) => leads[at]!.truth)) {
    if (!of(leads[one]!)) continue;
    together += 1;
    const [a, b] = [sorted.accounts[one]!, sorted.accounts[other]!];
    if (a === b || sorted.asked.has(pairOf(a, b))) found += 1;
  }
  return {
    precision: right / (right + wrong),
    automatic: right / together,
    found: found / together,
    asked: sorted.questions / leads.length,
  };
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function* pairs(leads: readonly Known[], groupOf: (at: number) => string | number) {
  for (const members of Map.groupBy(leads.keys(), groupOf).values()) {
    for (const [at, one] of members.entries()) {
      for (const other of members.slice(at + 1)) yield [one, other] as const;
    }
  }
}
