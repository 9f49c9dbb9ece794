import { keysOfTraits } from './blocking-keys.ts';
import type { Account, CompanyIndex } from './company-index.ts';
import { traitsOf, type Company, type CompanyTraits } from './company-traits.ts';
import { compareAccounts } from './tie-breakers.ts';
import { weighEvidence, weightOf, type Evidence } from './weigh-evidence.ts';

/** An account that the company may belong to, with every reason for and against. */
export interface Candidate {
  readonly accountId: string;
  readonly weight: number;
  readonly why: readonly Evidence[];
}

export interface Automatic extends Candidate {
  readonly outcome: 'automatic';
  /** Further accounts that are this company as surely: the company shows them to be one. */
  readonly alsoThis: readonly Candidate[];
  /** For the queue: accounts that may be the same as the one that was matched. */
  readonly suggestions: readonly Candidate[];
}

export interface Suggested {
  readonly outcome: 'suggested';
  /** For the queue, the likeliest first. Until somebody says yes, the company is on its own. */
  readonly suggestions: readonly Candidate[];
}

export interface New {
  readonly outcome: 'new';
  readonly suggestions: readonly [];
  readonly why: readonly Evidence[];
}

export type Match = Automatic | Suggested | New;

/** More than anybody reads. */
const mostSuggestions = 10;

/** What persons have said about the company; it counts before all evidence. */
export interface Answers {
  /** Accounts of which somebody has said that they are not this company. */
  readonly isRefused?: (accountId: string) => boolean;
}

/** Which account a company belongs to, and why. The index stays as it is. */
export function matchCompany(company: Company, index: CompanyIndex, answers?: Answers): Match {
  return matchTraits(traitsOf(company, index.rules.sharedDomains), index, answers);
}

/** The same of a company that was read already, under the shared domains of the index. */
export function matchTraits(
  traits: CompanyTraits,
  index: CompanyIndex,
  { isRefused = () => false }: Answers = {},
): Match {
  const { automaticFrom, askFrom } = index.rules;
  const circumstances = {
    isOfMany: (domain: string) => index.isOfMany(domain),
    rules: index.rules,
  };
  const best = new Map<Account, Candidate>();
  for (const { account, traits: known } of index.withKeys(keysOfTraits(traits))) {
    if (isRefused(account.accountId)) continue;
    const why = weighEvidence(traits, known, circumstances);
    const weight = weightOf(why);
    const before = best.get(account);
    if (weight >= askFrom && (!before || isMore(weight, why, before))) {
      best.set(account, { accountId: account.accountId, weight, why });
    }
  }
  const preferred = compareAccounts(traits, index.rules.tieBreakers);
  const sure = [...best].filter(([, { weight }]) => weight >= automaticFrom);
  const [matched, ...alsoThis] = sure
    .toSorted(([one], [other]) => preferred(one, other))
    .map(([, candidate]) => candidate);
  const suggestions = [...best]
    .filter(([, { weight }]) => weight < automaticFrom)
    .toSorted(([one, a], [other, b]) => b.weight - a.weight || preferred(one, other))
    .slice(0, mostSuggestions)
    .map(([, candidate]) => candidate);
  if (matched) return { outcome: 'automatic', ...matched, alsoThis, suggestions };
  if (suggestions.length > 0) return { outcome: 'suggested', suggestions };
  return {
    outcome: 'new',
    suggestions: [],
    why: [whyNew(traits.name.key !== '' || traits.domains.length > 0)],
  };
}

/** Of two variants with the same weight the words decide, so that no order of arrival does. */
function isMore(weight: number, why: readonly Evidence[], before: Candidate): boolean {
  return weight > before.weight || (weight === before.weight && wordsOf(why) < wordsOf(before.why));
}

function wordsOf(why: readonly Evidence[]): string {
  return why.map(({ says }) => says).join();
}

function whyNew(saysSomething: boolean): Evidence {
  return {
    kind: saysSomething ? 'nothing-known' : 'nothing-said',
    weight: 0,
    says: saysSomething
      ? 'no account has this name or domain'
      : 'neither a name nor a domain of its own to compare',
  };
}
