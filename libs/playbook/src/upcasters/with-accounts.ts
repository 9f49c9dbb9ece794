import type { Accounts } from '../accounts.js';

/** What was measured before anybody could say otherwise. */
const accounts: Accounts = {
  automaticFrom: 90,
  askFrom: 30,
  tieBreakers: ['same-country', 'same-town', 'most-leads', 'oldest'],
  sharedDomains: [],
  domainSuffices: false,
  nameAndTownSuffice: false,
};

/** Playbooks before accounts: they get the terms of the default. */
export function withAccounts(document: object): object {
  return 'accounts' in document ? document : { ...document, accounts };
}
