import { describe, expect, it } from 'vitest';
import {
  CompanyIndex,
  matchCompany,
  type Company,
  type Match,
  type MatchRules,
} from '../src/index.js';

function against(known: Company, company: Company, rules?: Partial<MatchRules>): Match {
  const index = new CompanyIndex(rules);
  index.note('known', known);
  return matchCompany(company, index);
}

function reasons(match: Match): readonly string[] {
  const why = match.outcome === 'suggested' ? match.suggestions[0]?.why : match.why;
  return (why ?? []).map(({ says }) => says);
}

const acme: Company = {
  name: 'Acme Pumpen GmbH',
  email: 'info@acme.de',
  town: 'Köln',
  country: 'DE',
};

describe('a match is automatic', () => {
  it.each<[string, Company, string]>([
    [
      'the name and the domain',
      { ...acme, town: undefined, country: undefined },
      'same domain acme.de',
    ],
    [
      'a name without legal form',
      { ...acme, name: 'ACME Pumpen' },
      'same name but for the legal form',
    ],
    ['another page of the domain', { ...acme, email: 'x@mail.acme.de' }, 'same domain acme.de'],
    ['an office elsewhere', { ...acme, town: 'Wien', country: 'AT' }, 'other town'],
    [
      'a slip',
      { ...acme, name: 'Acme Pumepn GmbH' },
      'nearly the same name, after which the domain is named',
    ],
    [
      'the page instead of the address',
      { ...acme, email: 'acme@gmx.de', website: 'www.acme.de' },
      'same domain acme.de',
    ],
    [
      'a related domain, name, form and town',
      { ...acme, email: 'x@acme-group.com' },
      'related domains acme-group.com and acme.de',
    ],
  ])('by %s', (_, company, reason) => {
    const match = against(acme, company);
    expect(match).toMatchObject({ outcome: 'automatic', accountId: 'known', alsoThis: [] });
    expect(reasons(match)).toContain(reason);
  });

  it('by the whole name, form and town, where neither has a domain of its own', () => {
    const private1 = { ...acme, email: 'acme@gmail.com' };
    expect(against(private1, { ...acme, email: undefined }).outcome).toBe('automatic');
  });
});

describe('somebody is asked', () => {
  it.each<[string, Company, string]>([
    [
      'of a subsidiary',
      { ...acme, name: 'Acme Pumpen Leasing GmbH' },
      'one name is the other with more words: perhaps parent and subsidiary',
    ],
    [
      'of another name on the domain',
      { ...acme, name: 'Elbe Immobilien GmbH' },
      'other name: perhaps parent and subsidiary',
    ],
    ['of another legal form', { ...acme, name: 'Acme Pumpen AG' }, 'other legal form'],
    ['of one that says no name', { email: 'x@acme.de' }, 'one says no name'],
    [
      'of the same name and town by free mail',
      { ...acme, email: 'acme@gmail.com' },
      'only one of them has a domain of its own',
    ],
    [
      'of the same name on another domain',
      { ...acme, email: 'x@acme-nord.de' },
      'other domain: acme-nord.de and acme.de',
    ],
    ['of the same name alone', { name: 'acme pumpen' }, 'same name but for the legal form'],
    [
      'of initials on the domain',
      { ...acme, name: 'APG', town: undefined },
      'other name: perhaps parent and subsidiary',
    ],
  ])('%s', (_, company, reason) => {
    const match = against(acme, company);
    expect(match.outcome).toBe('suggested');
    expect(reasons(match)).toContain(reason);
  });
});

describe('it is another company', () => {
  it.each<[string, Company]>([
    ['of one name in another town', { ...acme, email: 'x@acme-bonn.de', town: 'Bonn' }],
    [
      'of one name in another town, by free mail',
      { ...acme, email: 'acme@gmail.com', town: 'Bonn' },
    ],
    ['with another name and the same free mail', { name: 'Elbe', email: 'a@gmail.com' }],
    ['about which nothing is said', { name: 'n/a', email: 'a@gmail.com', town: 'Köln' }],
  ])('%s', (_, company) => {
    expect(against({ ...acme }, company).outcome).toBe('new');
    expect(against({ ...acme, email: 'b@gmail.com' }, company).outcome).toBe('new');
  });

  it('and why is said', () => {
    expect(reasons(against(acme, { name: 'Elbe' }))).toEqual([
      'no account has this name or domain',
    ]);
    expect(reasons(against(acme, {}))).toEqual([
      'neither a name nor a domain of its own to compare',
    ]);
  });
});

describe('an agency’s domain', () => {
  const customers = [
    'Huber',
    'Maier Bau',
    'Zoo Leipzig',
    'Hotel Post',
    'Elbe Solar',
    'Kanzlei Ott',
  ];
  const onAgency = (name: string, town?: string): Company => ({
    name,
    email: 'x@nordlicht.de',
    town,
  });
  const index = new CompanyIndex();
  customers.forEach((name, at) => index.note(`account-${at}`, onAgency(name)));

  it('loses its weight once many names have it', () => {
    expect(matchCompany(onAgency('Café Ruhe'), index).outcome).toBe('new');
  });

  it('still tells that one name is one company', () => {
    expect(matchCompany(onAgency('Maier Bau GmbH'), index)).toMatchObject({
      outcome: 'automatic',
      accountId: 'account-1',
    });
  });

  it('does not make one company of two towns', () => {
    const match = against(
      onAgency('Autohaus Schmidt', 'Kassel'),
      onAgency('Autohaus Schmidt', 'Fulda'),
    );
    expect(match.outcome).toBe('suggested');
  });

  it('does not vouch for a slip', () => {
    expect(against(onAgency('Schmidt Reisen'), onAgency('Schmitt Reisen')).outcome).toBe(
      'suggested',
    );
  });

  it('does not count where the playbook names it', () => {
    const rules = { sharedDomains: new Set(['nordlicht.de']) };
    expect(against(onAgency('Huber'), onAgency('Maier'), rules).outcome).toBe('new');
  });
});

describe('the playbook decides', () => {
  const twice = (rules?: Partial<MatchRules>) => {
    const index = new CompanyIndex(rules);
    const named = (town: string, country: string) => ({ ...acme, town, country });
    index.note('a-many', named('Köln', 'DE'), { leads: 5, since: 2 });
    index.note('b-old', named('Graz', 'AT'), { leads: 1, since: 1 });
    index.note('c-here', named('Bern', 'CH'), { leads: 1, since: 3 });
    return matchCompany({ ...acme, town: undefined, country: 'CH' }, index);
  };

  it.each([
    [['same-country'] as const, 'c-here'],
    [['most-leads'] as const, 'a-many'],
    [['oldest', 'most-leads'] as const, 'b-old'],
    [[], 'a-many'],
  ])('which account is kept of those that are one: %j', (tieBreakers, accountId) => {
    const match = twice({ tieBreakers });
    expect(match).toMatchObject({ outcome: 'automatic', accountId });
    expect(match.outcome === 'automatic' && match.alsoThis).toHaveLength(2);
  });

  it('whether the domain is enough for a lead without a company', () => {
    const rules = { domainSuffices: true };
    expect(against({ ...acme, name: 'Acme GmbH' }, { email: 'x@acme.de' }, rules).outcome).toBe(
      'automatic',
    );
    expect(against({ ...acme, name: 'Elbe GmbH' }, { email: 'x@acme.de' }, rules).outcome).toBe(
      'suggested',
    );
  });

  it('whether name, form and town are enough for a lead with free mail', () => {
    const rules = { nameAndTownSuffice: true };
    expect(against(acme, { ...acme, email: 'x@gmail.com' }, rules).outcome).toBe('automatic');
    expect(against(acme, { ...acme, email: 'x@gmail.com', town: 'Bonn' }, rules).outcome).not.toBe(
      'automatic',
    );
  });
});

it('accounts that were joined are matched as one', () => {
  const index = new CompanyIndex();
  index.note('one', acme);
  index.note('other', { ...acme, name: 'Elbe Immobilien' });
  index.join('one', 'other');
  expect(matchCompany({ ...acme, name: 'Elbe Immobilien' }, index)).toMatchObject({
    outcome: 'automatic',
    accountId: 'one',
    alsoThis: [],
    suggestions: [],
  });
});
