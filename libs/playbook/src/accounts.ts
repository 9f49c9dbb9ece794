import type { Finding } from './finding.js';
import { keyed, listOf, matching, oneOf, wholeNumber, yesOrNo, type Schema } from './schema.js';

/** What decides between accounts that the evidence does not. */
export const accountTieBreakers = ['same-country', 'same-town', 'most-leads', 'oldest'] as const;
export type AccountTieBreaker = (typeof accountTieBreakers)[number];

/** When a lead belongs to a company that is known already. */
export type Accounts = {
  /** The evidence for a match adds up: from this weight on, a lead is attached without a question. */
  automaticFrom: number;
  /** From this weight on, somebody is asked; below it the two are different companies. */
  askFrom: number;
  /** The first that tells two accounts apart decides. */
  tieBreakers: AccountTieBreaker[];
  /** Domains that an agency or an association shares with its customers: they say nothing of a company. */
  sharedDomains: string[];
  /** Whether a lead without a company's name belongs to the company after which its domain is named. */
  domainSuffices: boolean;
  /** Whether whole name, legal form and town are enough if only one of the two has a domain of its own. */
  nameAndTownSuffice: boolean;
};

const domainName = matching(
  '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$',
  'a domain in lower case, such as agency.example',
);

export const accountsSchema: Schema<Accounts> = keyed<Accounts>({
  automaticFrom: wholeNumber(60, 200),
  askFrom: wholeNumber(10, 200),
  tieBreakers: listOf(oneOf(accountTieBreakers), 'tie-breakers', 0, accountTieBreakers.length),
  sharedDomains: listOf(domainName, 'domains', 0, 5_000),
  domainSuffices: yesOrNo,
  nameAndTownSuffice: yesOrNo,
});

export function checkAccounts({ accounts }: { accounts?: Accounts }): Finding[] {
  if (!accounts || accounts.askFrom <= accounts.automaticFrom) return [];
  return [
    {
      at: ['accounts', 'askFrom'],
      found: `is ${accounts.askFrom}`,
      allowed: `a weight up to accounts.automaticFrom, which is ${accounts.automaticFrom}`,
    },
  ];
}
