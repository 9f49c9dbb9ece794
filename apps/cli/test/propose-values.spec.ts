import { companySizes } from '@smarketing/contracts';
import { defaultPlaybook } from '@smarketing/playbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companySizeOf } from '../src/propose-values/company-sizes.js';
import { countryOf } from '../src/propose-values/countries.js';
import { decimalSignOf, isPlainNumber } from '../src/propose-values/decimal-sign.js';
import { channelHints, industryHints, listedWord } from '../src/propose-values/listed-words.js';
import { stageOf } from '../src/propose-values/stages.js';
import { proposeValues } from '../src/propose-values/propose-values.js';

const { lists } = defaultPlaybook();

describe('numbers of people become a band', () => {
  it.each([
    ['80', '50-249'],
    ['80.0', '50-249'],
    ['1.234', '1000+'],
    ['1,234', '1000+'],
    ['1 234,00', '1000+'],
    ["1'234", '1000+'],
    ['1-10', '1-9'],
    ['11-50', '10-49'],
    ['51 – 200', '50-249'],
    ['201-500', '250-999'],
    ['501-1,000', '250-999'],
    ['1,001-5,000', '1000+'],
    ['5,001-10,000', '1000+'],
    ['10,001+', '1000+'],
    ['10K', '1000+'],
    ['10K+', '1000+'],
    ['0.5k', '250-999'],
    ['1.5K-2K', '1000+'],
    ['2 Tsd.', '1000+'],
    ['1M', '1000+'],
    ['80 MA', '50-249'],
    ['20to30', '10-49'],
    ['1000+', '1000+'],
    ['more than 50', '50-249'],
    ['über 250 Mitarbeiter', '250-999'],
    ['< 10', '1-9'],
    ['unter 50', '10-49'],
    ['ca. 80', '50-249'],
    ['25 employees', '10-49'],
    ['Self-employed', '1-9'],
    ['Freelancer', '1-9'],
  ])('%s is %s', (typed, band) => {
    expect(companySizeOf(typed)).toBe(band);
  });

  it.each([
    '',
    '0',
    'viele',
    'n/a',
    '-5',
    '50-10',
    '1-2-3',
    '12 Monkeys Ltd',
    '2026-03-18',
    '1e3',
    '3D2',
    '1,234.50 €',
    'x'.repeat(100),
  ])('%j is none', (typed) => {
    expect(companySizeOf(typed)).toBeUndefined();
  });

  it('each band is itself, and more people are never a smaller one', () => {
    for (const size of companySizes) expect(companySizeOf(size)).toBe(size);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (one, other) => {
          const bands = [one, other].map((people) =>
            companySizes.indexOf(companySizeOf(String(people))!),
          );
          expect(Math.sign(bands[0]! - bands[1]!) * Math.sign(one - other)).toBeGreaterThanOrEqual(
            0,
          );
        },
      ),
    );
  });

  it.each([
    [',', ['1.001-5.000', '51-200']],
    ['.', ['1,001-5,000', '10,001+']],
  ] as const)('%s is the sign before the decimals of the bands %j', (sign, values) => {
    expect(decimalSignOf(values)).toBe(sign);
  });

  it.each([
    [',', ['1.234', '80']],
    [',', ['1,5', '80']],
    ['.', ['1,234', '80']],
    ['.', ['80', '1.5']],
    ['.', []],
  ] as const)('%s is the sign before the decimals of %j', (sign, values) => {
    expect(decimalSignOf(values)).toBe(sign);
    for (const value of values) expect(isPlainNumber(value, sign)).toBe(true);
  });
});

describe('stages', () => {
  it.each([
    ['lead', 'lead'],
    ['subscriber', 'lead'],
    ['marketingqualifiedlead', 'qualified'],
    ['Marketing Qualified Lead', 'qualified'],
    ['salesqualifiedlead', 'opportunity'],
    ['opportunity', 'opportunity'],
    ['customer', 'customer'],
    ['Kunde', 'customer'],
    ['evangelist', 'customer'],
    ['Open - Not Contacted', 'lead'],
    ['Closed - Converted', 'opportunity'],
    ['Closed - Not Converted', 'disqualified'],
    ['Nicht qualifiziert', 'disqualified'],
    ['other', undefined],
    ['', undefined],
  ])('%s is %s', (word, stage) => {
    expect(stageOf(word)).toBe(stage);
  });
});

describe('countries', () => {
  it.each([
    ['Allemagne', 'DE'],
    ['Pays-Bas', 'NL'],
    ['España', 'ES'],
    ['Regno Unito', 'GB'],
    ['Duitsland', 'DE'],
    ['Estados Unidos', 'US'],
    ['EE. UU.', 'US'],
    ['Germany (DE)', 'DE'],
    ['FR - France', 'FR'],
    ['Guinea - Bissau', 'GW'],
    ['Germany', 'DE'],
    ['germany ', 'DE'],
    ['Deutschland', 'DE'],
    ['DEU', 'DE'],
    ['de', 'DE'],
    ['D', 'DE'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['The Netherlands', 'NL'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['Czech Republic', 'CZ'],
    ['Tschechien', 'CZ'],
    ['Türkei', 'TR'],
    ['Korea, Republic of', 'KR'],
    ["Côte d'Ivoire", 'CI'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Bosnien und Herzegowina', 'BA'],
  ])('%s is %s', (typed, code) => {
    expect(countryOf(typed)).toBe(code);
  });

  it.each([
    '',
    'Atlantis',
    'XX',
    'n/a',
    '49',
    'Germany, Berlin',
    'Germany (FR)',
    'Berlin - DE',
    'EU',
    '\0',
  ])('%j is none', (typed) => {
    expect(countryOf(typed)).toBeUndefined();
  });

  it('a name that two countries share by its letters is the one that has it', () => {
    for (const language of ['en', 'de']) {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      for (const code of [
        'DE',
        'FR',
        'GN',
        'GW',
        'GQ',
        'PG',
        'NE',
        'NG',
        'DM',
        'DO',
        'CG',
        'CD',
        'SS',
        'SD',
      ]) {
        expect(countryOf(names.of(code)!)).toBe(code);
      }
    }
  });
});

describe('words of other systems', () => {
  it.each([
    ['ORGANIC_SEARCH', 'organic_search'],
    ['PAID_SEARCH', 'paid_search'],
    ['EMAIL_MARKETING', 'email'],
    ['SOCIAL_MEDIA', 'social'],
    ['PAID_SOCIAL', 'paid_social'],
    ['REFERRALS', 'referral'],
    ['OTHER_CAMPAIGNS', 'other_campaigns'],
    ['DIRECT_TRAFFIC', 'direct_traffic'],
    ['OFFLINE', 'other_publicities'],
    ['Organic Search', 'organic_search'],
    ['Web', 'direct_traffic'],
    ['Partner Referral', 'referral'],
    ['Partnerempfehlung', 'referral'],
    ['Trade Show', 'event'],
    ['Messe', 'event'],
    ['Other', 'other'],
    ['Sonstige', 'other'],
    ['Phone Inquiry', undefined],
    ['Purchased List', undefined],
  ])('the source %s is the channel %s', (word, name) => {
    expect(listedWord(lists.channel, word, channelHints)).toBe(name);
  });

  it.each([
    ['FINANCIAL_SERVICES', 'finance'],
    ['COMPUTER_SOFTWARE', 'software'],
    ['HOSPITAL_HEALTH_CARE', 'healthcare'],
    ['Maschinenbau', 'machinery'],
    ['Bankwesen', 'finance'],
    ['Alchemy', undefined],
  ])('the industry %s is %s', (word, name) => {
    expect(listedWord(lists.industry, word, industryHints)).toBe(name);
  });

  it('hints lead to names of the list and to no others', () => {
    expect(listedWord([], 'Partnerempfehlung', channelHints)).toBeUndefined();
    expect(
      listedWord([{ name: 'partners', aliases: ['referral'] }], 'Partnerempfehlung', channelHints),
    ).toBe('partners');
  });
});

it('spellings that intake takes for one cell are one', () => {
  const read = (field: 'profile.seniority' | 'profile.country', cells: readonly string[]) => {
    const distinct = new Map(cells.map((cell) => [cell, 1]));
    const column = { name: 'C', filled: cells.length, sample: [], dates: [], distinct };
    const [table] = proposeValues([{ column, field, by: 'name' }], lists);
    return table!.values.map(({ from, to, rows }) => [from, to, rows]);
  };
  expect(read('profile.seniority', ['Team Lead', 'team-lead', 'Team–Lead', 'C_Level'])).toEqual([
    ['C_Level', 'executive', 1],
    ['Team Lead', 'manager', 3],
  ]);
  expect(read('profile.country', ['U S A', 'U.S.A.', 'u-s-a'])).toEqual([
    ['U S A', 'US', 2],
    ['U.S.A.', 'US', 1],
  ]);
});

it('values are proposed by their frequency, and what is not understood is told', () => {
  const column = (name: string, counts: Readonly<Record<string, number>>) => ({
    name,
    filled: 10,
    sample: [],
    dates: [],
    distinct: new Map(Object.entries(counts)),
  });
  const tables = proposeValues(
    [
      {
        column: column('Land', { germany: 1, Germany: 2, Atlantis: 4 }),
        field: 'profile.country',
        by: 'name',
      },
      { column: column('Quelle', { Web: 1, Hearsay: 2 }), field: 'channel', by: 'name' },
      { column: column('Mail', { 'a@one.example': 1 }), field: 'email', by: 'name' },
      {
        column: { ...column('Branche', {}), distinct: undefined },
        field: 'profile.industry',
        by: 'name',
      },
    ],
    lists,
  );
  expect(tables).toEqual([
    {
      column: 'Land',
      field: 'profile.country',
      otherwise: 'blank',
      values: [
        { from: 'Atlantis', rows: 4, to: undefined },
        { from: 'Germany', rows: 3, to: 'DE' },
      ],
    },
    {
      column: 'Quelle',
      field: 'channel',
      otherwise: 'other',
      values: [
        { from: 'Hearsay', rows: 2, to: undefined },
        { from: 'Web', rows: 1, to: 'direct_traffic' },
      ],
    },
  ]);
});
