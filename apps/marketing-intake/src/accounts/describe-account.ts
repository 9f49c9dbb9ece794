import {
  weighEvidence,
  weightOf,
  type Evidence,
  type MatchRules,
} from '@smarketing/company-identity';
import type { Said } from './said-reader.js';

/** A company as its leads say it. */
export interface Described {
  readonly name?: string;
  readonly domains: readonly string[];
  readonly towns: readonly string[];
}

/** More than anybody reads of one account. */
const mostShown = 20;

/** `leadsOf`: how many leads say it; the name that most say is that of the account. */
export function describeCompany(said: readonly Said[], leadsOf: (said: Said) => number): Described {
  const most = said.toSorted((one, other) => leadsOf(other) - leadsOf(one));
  const named = most.find(({ traits }) => traits.name.key !== '');
  const name = named?.company.name;
  const domains = most.flatMap(({ traits }) => traits.domains.map(({ domain }) => domain));
  const towns = most.flatMap(({ company, traits }) => (traits.town ? [company.town!.trim()] : []));
  return {
    ...(name && { name }),
    domains: [...new Set(domains)].slice(0, mostShown),
    towns: [...new Set(towns)].slice(0, mostShown),
  };
}

/** The strongest evidence that there is between what leads of two accounts say. */
export function evidenceBetween(
  some: readonly Said[],
  others: readonly Said[],
  rules: MatchRules,
): readonly Evidence[] {
  let best: readonly Evidence[] = [];
  const circumstances = { isOfMany: () => false, rules };
  for (const { traits } of some) {
    for (const { traits: other } of others) {
      const evidence = weighEvidence(traits, other, circumstances);
      if (best.length === 0 || weightOf(evidence) > weightOf(best)) best = evidence;
    }
  }
  return best;
}
