import { areRelated, type CompanyDomain } from './company-domain.ts';
import { carries, compareNames, type NameRelation } from './compare-names.ts';
import type { CompanyTraits } from './company-traits.ts';
import type { MatchRules } from './match-rules.ts';
import { isPartOf } from './town.ts';

/** What evidence can be about; unlike its words, it holds no contact data. */
export const evidenceKinds = [
  'same-domain',
  'domain-of-many',
  'related-domain',
  'other-domain',
  'one-domain',
  'same-name',
  'same-name-but-form',
  'nearly-same-name',
  'longer-name',
  'short-name',
  'other-name',
  'one-unnamed',
  'both-unnamed',
  'same-form',
  'other-form',
  'same-town',
  'near-town',
  'other-town',
  'same-country',
  'other-country',
  'nothing-known',
  'nothing-said',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One reason for or against, in words for the person who says yes or no. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly weight: number;
  readonly says: string;
}

const weights = {
  sameDomain: 50,
  domainOfMany: 5,
  relatedDomain: 5,
  otherDomain: -20,
  oneDomain: -5,
  sameName: 50,
  sameWord: 40,
  misspelledCarried: 40,
  misspelledOnDomain: -10,
  misspelled: 20,
  longerOnDomain: 5,
  longer: 15,
  otherNameOnDomain: -15,
  otherName: -100,
  unnamed: 5,
  unnamedSuffices: 40,
  sameForm: 10,
  otherForm: -50,
  sameTown: 30,
  nearTown: 10,
  otherTown: -35,
  otherCountry: -30,
};

const strangers: Evidence = { kind: 'other-name', weight: weights.otherName, says: 'other name' };

export interface Circumstances {
  /** Whether companies of many names have leads on the domain. */
  readonly isOfMany: (domain: string) => boolean;
  readonly rules: Pick<MatchRules, 'domainSuffices' | 'nameAndTownSuffice'>;
}

interface Comparison extends Circumstances {
  readonly one: CompanyTraits;
  readonly other: CompanyTraits;
  readonly names: NameRelation;
  readonly shared: CompanyDomain | undefined;
  /** The domain that both have is named after one of them. */
  readonly carried: boolean;
}

/** All that speaks for two companies being the same, and against; the order of the two is no matter. */
export function weighEvidence(
  one: CompanyTraits,
  other: CompanyTraits,
  circumstances: Circumstances,
): readonly Evidence[] {
  const shared = one.domains.find(({ domain }) => other.domains.some((d) => d.domain === domain));
  const names = compareNames(one.name, other.name);
  if (!shared && (names === 'other' || names === 'unknown')) return [strangers];
  const carried =
    shared !== undefined && (carries(shared.label, one.name) || carries(shared.label, other.name));
  const all: Comparison = { one, other, names, shared, carried, ...circumstances };
  return [
    ofDomain(all),
    ofName(all),
    ofForm(all),
    ofPlace(all, 'town'),
    ofPlace(all, 'country'),
  ].filter((evidence) => evidence !== undefined);
}

export function weightOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}

function ofDomain({ one, other, shared, names, ...rest }: Comparison): Evidence | undefined {
  if (shared) {
    const { domain } = shared;
    // What may match automatically does not depend on what else has arrived.
    const mayMatch =
      names === 'same' ||
      names === 'misspelled' ||
      (names === 'unknown' && rest.rules.domainSuffices);
    return mayMatch || !rest.isOfMany(domain)
      ? { kind: 'same-domain', weight: weights.sameDomain, says: `same domain ${domain}` }
      : {
          kind: 'domain-of-many',
          weight: weights.domainOfMany,
          says: `same domain ${domain}, which many companies share`,
        };
  }
  const [mine] = one.domains;
  const [theirs] = other.domains;
  if (!mine && !theirs) return undefined;
  if (!mine || !theirs) {
    if (rest.rules.nameAndTownSuffice) return undefined;
    return {
      kind: 'one-domain',
      weight: weights.oneDomain,
      says: 'only one of them has a domain of its own',
    };
  }
  const related = one.domains.some(({ label }) =>
    other.domains.some((domain) => areRelated(label, domain.label)),
  );
  const both = [mine.domain, theirs.domain].toSorted().join(' and ');
  return related
    ? { kind: 'related-domain', weight: weights.relatedDomain, says: `related domains ${both}` }
    : { kind: 'other-domain', weight: weights.otherDomain, says: `other domain: ${both}` };
}

function ofName(all: Comparison): Evidence {
  const { one, other, names, shared, carried } = all;
  switch (names) {
    case 'same':
      return sameName(one, other, shared !== undefined);
    case 'misspelled': {
      const kind = 'nearly-same-name';
      if (!shared) return { kind, weight: weights.misspelled, says: 'nearly the same name' };
      const weight = carried ? weights.misspelledCarried : weights.misspelledOnDomain;
      const says = carried
        ? 'nearly the same name, after which the domain is named'
        : 'nearly the same name';
      return { kind, weight, says };
    }
    case 'longer':
      return {
        kind: 'longer-name',
        weight: shared ? weights.longerOnDomain : weights.longer,
        says: 'one name is the other with more words: perhaps parent and subsidiary',
      };
    case 'short':
      return {
        kind: 'short-name',
        weight: shared ? weights.longerOnDomain : weights.longer,
        says: 'one name may be short for the other',
      };
    case 'other':
      return shared
        ? {
            kind: 'other-name',
            weight: weights.otherNameOnDomain,
            says: 'other name: perhaps parent and subsidiary',
          }
        : strangers;
    case 'unknown':
      return shared ? unnamed(all, shared) : strangers;
  }
}

function sameName(one: CompanyTraits, other: CompanyTraits, onDomain: boolean): Evidence {
  const isWord = one.name.words.length === 1 && other.name.words.length === 1;
  const sameForms = one.name.forms.join() === other.name.forms.join();
  return {
    kind: sameForms ? 'same-name' : 'same-name-but-form',
    weight: isWord && !onDomain ? weights.sameWord : weights.sameName,
    says: sameForms ? 'same name' : 'same name but for the legal form',
  };
}

/** The name that is missing is taken for that of the domain; parent and subsidiary may share it. */
function unnamed({ one, other, rules }: Comparison, shared: CompanyDomain): Evidence {
  const [mine, theirs] = [one.name.key || shared.label, other.name.key || shared.label];
  const isDomains = mine === theirs && rules.domainSuffices;
  const weight = isDomains ? weights.unnamedSuffices : weights.unnamed;
  return {
    kind: one.name.key || other.name.key ? 'one-unnamed' : 'both-unnamed',
    weight,
    says: one.name.key || other.name.key ? 'one says no name' : 'neither says a name',
  };
}

function ofForm({ one, other, names }: Comparison): Evidence | undefined {
  const [mine, theirs] = [one.name.forms, other.name.forms];
  const comparable = names === 'same' || names === 'misspelled';
  if (!comparable || mine.length === 0 || theirs.length === 0) return undefined;
  if (mine.join() === theirs.join())
    return { kind: 'same-form', weight: weights.sameForm, says: 'same legal form' };
  const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  if (short.every((form) => long.includes(form))) return undefined;
  return { kind: 'other-form', weight: weights.otherForm, says: 'other legal form' };
}

/** An office in another place is no reason against a company whose name the domain carries. */
function ofPlace(all: Comparison, kind: 'town' | 'country'): Evidence | undefined {
  const { one, other, shared, carried, names } = all;
  const [mine, theirs] = [one[kind], other[kind]];
  if (!mine || !theirs) return undefined;
  if (mine === theirs) {
    return kind === 'town'
      ? { kind: 'same-town', weight: weights.sameTown, says: 'same town' }
      : { kind: 'same-country', weight: 0, says: 'same country' };
  }
  if (kind === 'town' && isPartOf(mine, theirs)) {
    return { kind: 'near-town', weight: weights.nearTown, says: 'perhaps the same town' };
  }
  const isOffice = shared && (carried || (names !== 'same' && names !== 'misspelled'));
  const against = kind === 'town' ? weights.otherTown : weights.otherCountry;
  return { kind: `other-${kind}`, weight: isOffice ? 0 : against, says: `other ${kind}` };
}
