import type { Account } from './company-index.ts';
import type { CompanyTraits } from './company-traits.ts';

/** What decides between accounts that the evidence does not: the first that tells them apart. */
export const tieBreakers = ['same-country', 'same-town', 'most-leads', 'oldest'] as const;
export type TieBreaker = (typeof tieBreakers)[number];

/** Sorts the account to prefer first. The smaller id comes first where nothing else decides. */
export function compareAccounts(
  company: CompanyTraits,
  order: readonly TieBreaker[],
): (one: Account, other: Account) => number {
  return (one, other) => {
    for (const tieBreaker of order) {
      const difference = rank(tieBreaker, one, company) - rank(tieBreaker, other, company);
      if (difference !== 0) return difference;
    }
    return one.accountId < other.accountId ? -1 : 1;
  };
}

function rank(tieBreaker: TieBreaker, account: Account, { country, town }: CompanyTraits): number {
  switch (tieBreaker) {
    case 'same-country':
      return country && account.countries.has(country) ? 0 : 1;
    case 'same-town':
      return town && account.towns.has(town) ? 0 : 1;
    case 'most-leads':
      return -account.leads;
    case 'oldest':
      return account.since;
  }
}
