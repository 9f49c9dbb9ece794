export { blockingKeysOf, keysOfTraits, type BlockingKeys } from './blocking-keys.ts';
export { readCompanyDomain, type CompanyDomain } from './company-domain.ts';
export { CompanyIndex, type Noted } from './company-index.ts';
export { normalCompanyName, readCompanyName, type CompanyName } from './company-name.ts';
export { traitsOf, type Company, type CompanyTraits } from './company-traits.ts';
export {
  matchCompany,
  matchTraits,
  type Automatic,
  type Candidate,
  type Match,
  type Answers,
  type New,
  type Suggested,
} from './match-company.ts';
export { defaultRules, type MatchRules } from './match-rules.ts';
export { tieBreakers, type TieBreaker } from './tie-breakers.ts';
export { normalTown } from './town.ts';
export {
  evidenceKinds,
  weighEvidence,
  weightOf,
  type Evidence,
  type EvidenceKind,
} from './weigh-evidence.ts';
