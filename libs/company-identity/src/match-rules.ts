import { tieBreakers, type TieBreaker } from './tie-breakers.ts';

/** What whoever runs this decides: from the playbook. */
export interface MatchRules {
  readonly tieBreakers: readonly TieBreaker[];
  /** Domains of agencies and the like: their companies are told apart by name and town alone. */
  readonly sharedDomains: ReadonlySet<string>;
  /** Whether a lead that says no name belongs to the company after which its domain is named. */
  readonly domainSuffices: boolean;
  /**
   * Whether the whole name with its legal form and the town are enough for an automatic match if only
   * one of the two companies has a domain of its own.
   */
  readonly nameAndTownSuffice: boolean;
  /** From which weight of the evidence on a match is automatic, and from which on somebody is asked. */
  readonly automaticFrom: number;
  readonly askFrom: number;
}

export const defaultRules: MatchRules = {
  tieBreakers,
  sharedDomains: new Set(),
  domainSuffices: false,
  nameAndTownSuffice: false,
  automaticFrom: 90,
  askFrom: 30,
};
