import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockingKeysOf,
  CompanyIndex,
  matchCompany,
  normalCompanyName,
  normalTown,
  readCompanyDomain,
  type Company,
} from '../src/index.js';

const pieces = fc.constantFrom(
  ...[
    'GmbH',
    '&',
    'Co.',
    'KG',
    'e',
    'y',
    'u',
    'the',
    'die',
    'und',
    'S.',
    'A.',
    'p',
    'ltd',
    'ag',
    'mbh',
  ],
  ...[
    'Müller',
    'Bau',
    'ue',
    'aae',
    'oeoe',
    'st',
    'ges',
    'intl',
    '株式会社',
    '日立',
    'ООО',
    '3',
    '(',
    '/',
  ],
  ...[
    'limited',
    'company',
    'within',
    'a',
    's',
    'r',
    'o',
    'z',
    'sp',
    'Acme',
    'Köln',
    '\u200b',
    'ß',
    'İ',
  ],
);
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.tuple(pieces, fc.constantFrom(' ', '', '.', '-', '/')), { maxLength: 30 })
    .map((all) => all.flat().join('')),
);
const anyCompany: fc.Arbitrary<Company> = fc.record(
  {
    name: anyName,
    email: fc.oneof(
      anyName,
      fc.constantFrom('a@acme.de', 'b@acme.com', 'c@gmail.com', 'd@agentur.de'),
    ),
    website: fc.oneof(anyName, fc.constantFrom('www.acme.com', 'https://acme.de/', 'müller.de')),
    town: fc.oneof(anyName, fc.constantFrom('Köln', 'Cologne', 'Bonn', 'Köln-Nord')),
    country: fc.oneof(anyName, fc.constantFrom('DE', 'AT')),
  },
  { requiredKeys: [] },
);
const fewNames = fc.constantFrom(
  'Acme',
  'Acme GmbH',
  'Acme AG',
  'Acme Pumpen',
  'Acme Pumpne',
  'Elbe Bau KG',
  'A.P.',
  '',
);
const alike: fc.Arbitrary<Company> = fc.record(
  {
    name: fewNames,
    email: fc.constantFrom('a@acme.de', 'b@acme-group.com', 'c@gmail.com', 'd@agentur.de'),
    website: fc.constantFrom('acme.de', 'acme-group.com', 'agentur.de'),
    town: fc.constantFrom('Köln', 'Bonn', 'Köln-Nord'),
    country: fc.constantFrom('DE', 'AT'),
  },
  { requiredKeys: [] },
);
const rules = fc.record({ domainSuffices: fc.boolean(), nameAndTownSuffice: fc.boolean() });

describe('for any text', () => {
  it('the normal form of a normal form is itself', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const normal = normalCompanyName(name);
        expect(normalCompanyName(normal)).toBe(normal);
      }),
      { numRuns: 3000 },
    );
  });

  it('and that of a town, too', () => {
    fc.assert(
      fc.property(anyName, (town) => {
        expect(normalTown(normalTown(town))).toBe(normalTown(town));
      }),
      { numRuns: 1000 },
    );
  });

  it('a domain that was read is read again', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.domain(), fc.emailAddress(), fc.webUrl()), (address) => {
        const found = readCompanyDomain(address);
        if (found) expect(readCompanyDomain(found.domain)).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });

  it('a company is matched without an error, and is found by a key that it was noted under', () => {
    fc.assert(
      fc.property(anyCompany, anyCompany, (company, other) => {
        const index = new CompanyIndex();
        index.note('company', company);
        matchCompany(other, index);
        const { strong, weak } = blockingKeysOf(company);
        const match = matchCompany(company, index);
        if (strong.length + weak.length === 0) expect(match.outcome).toBe('new');
        else expect(match.outcome).not.toBe('new');
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['dots', '.'],
    ['vowels', 'ue'],
    ['accents', 'e\u0301\u0301\u0301'],
    ['legal forms', 'GmbH & Co. KG '],
    ['articles', 'the '],
    ['initials', 'a. '],
    ['characters', '株式会社'],
    ['ligatures', '\ufdfa'],
    ['invisible marks', '\u200b'],
    ['at signs', 'a@'],
    ['labels', 'a.'],
    ['hyphens', 'a-'],
  ])('a million %s are read at once', (_, text) => {
    const long = text.repeat(Math.ceil(1_000_000 / text.length));
    const company = {
      name: long,
      email: `${long}@acme.de`,
      website: long,
      town: long,
      country: long,
    };
    const before = process.cpuUsage();
    const index = new CompanyIndex();
    index.note('long', company);
    matchCompany(company, index);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});

describe('for any companies that are alike', () => {
  it('one matches the other as the other matches the one', () => {
    fc.assert(
      fc.property(alike, alike, rules, (one, other, decided) => {
        expect(seen(one, other, decided)).toEqual(seen(other, one, decided));
      }),
      { numRuns: 1000 },
    );
  });

  it('to note a company again changes no match', () => {
    fc.assert(
      fc.property(alike, alike, (one, other) => {
        const [once, twice] = [new CompanyIndex(), new CompanyIndex()];
        for (const index of [once, twice, twice]) index.note('one', one);
        expect(matchCompany(other, twice)).toEqual(matchCompany(other, once));
      }),
    );
  });

  it('the accounts are the same in every order of arrival', () => {
    const some = fc.array(alike, { minLength: 2, maxLength: 12 });
    const orders = some.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
    );
    fc.assert(
      fc.property(orders, rules, ([all, order], decided) => {
        const straight = accountsOf(all, [...all.keys()], decided);
        expect(accountsOf(all, order, decided)).toEqual(straight);
      }),
      { numRuns: 300 },
    );
  });
});

function seen(known: Company, company: Company, decided: object): unknown {
  const index = new CompanyIndex(decided);
  index.note('known', known);
  const { outcome, suggestions, ...rest } = matchCompany(company, index);
  return { outcome, suggestions, why: 'why' in rest && outcome !== 'new' ? rest.why : undefined };
}

/** For each company the first one that has the same account. */
function accountsOf(all: readonly Company[], order: readonly number[], decided: object): number[] {
  const index = new CompanyIndex(decided);
  const accounts = all.map((_, at) => `account-${at}`);
  for (const at of order) {
    const match = matchCompany(all[at]!, index);
    if (match.outcome === 'automatic') accounts[at] = match.accountId;
    index.note(accounts[at]!, all[at]!, { since: at });
    if (match.outcome !== 'automatic') continue;
    for (const { accountId: absorbed } of match.alsoThis) {
      index.join(match.accountId, absorbed);
      accounts.forEach((id, one) => {
        if (id === absorbed) accounts[one] = match.accountId;
      });
    }
  }
  return accounts.map((id) => accounts.indexOf(id));
}
