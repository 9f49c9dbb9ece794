import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultPlaybook, otherWord, readListed } from '../src/index.js';

const { lists } = defaultPlaybook();

describe('the industry that somebody writes is read as one of the list', () => {
  it.each([
    ['manufacturing', 'manufacturing'],
    ['Manufacturing', 'manufacturing'],
    [' MANUFACTURING ', 'manufacturing'],
    ['FINANCIAL_SERVICES', 'finance'],
    ['Financial Services', 'finance'],
    ['Information Technology and Services', 'information-technology'],
    ['INFORMATION_TECHNOLOGY_AND_SERVICES', 'information-technology'],
    ['Information Technology & Services', 'information-technology'],
    ['HOSPITAL_HEALTH_CARE', 'healthcare'],
    ['Hospital & Health Care', 'healthcare'],
    ['COMPUTER_SOFTWARE', 'software'],
    ['Professional Services', 'professional-services'],
    ['professional_services', 'professional-services'],
    ['TRANSPORTATION_TRUCKING_RAILROAD', 'logistics'],
    ['Not For Profit', 'non-profit'],
    ['Großhandel', 'wholesale'],
    ['GROSSHANDEL', 'wholesale'],
    ['Öffentliche Verwaltung', 'public'],
    ['other', 'other'],
    ['Other', 'other'],
  ])('%j is %s', (word, name) => {
    expect(readListed(lists.industry, word)).toEqual({ name, known: true });
  });

  it.each([['Frau Zqxind Mustermann'], [''], ['  '], ['constructor'], ['__proto__'], ['\u0000']])(
    '%j is nobody’s industry and becomes other',
    (word) => {
      expect(readListed(lists.industry, word)).toEqual({ name: otherWord, known: false });
    },
  );

  it('a word of any length and any signs is read in no time, since its length is looked at first', () => {
    for (const word of ['a\u0301'.repeat(100_000), '%25'.repeat(50_000), 'a-'.repeat(80_000)]) {
      expect(readListed(lists.industry, word)).toEqual({ name: otherWord, known: false });
    }
  });
});

describe('departments and channels are read as industries are', () => {
  it.each([
    ['Human Resources', 'hr'],
    ['IT', 'it'],
    ['R&D', 'research'],
    ['Geschäftsführung', 'management'],
    ['Einkauf', 'purchasing'],
  ])('department %j is %s', (word, name) => {
    expect(readListed(lists.department, word).name).toBe(name);
  });

  it.each([
    ['email_marketing', 'email'],
    ['organic_social', 'organic_social'],
    ['PAID_SOCIAL', 'paid_social'],
    ['Referrals', 'referral'],
    ['PAID_SEARCH', 'paid_search'],
    ['Organic Search', 'organic_search'],
    ['(none)', '(none)'],
  ])('channel %j is %s', (word, name) => {
    expect(readListed(lists.channel, word).name).toBe(name);
  });

  it.each([
    'organic_search',
    'paid_search',
    'social',
    'unknown',
    'direct_traffic',
    'email',
    'referral',
    'other',
    'display',
    'other_publicities',
    '(none)',
  ])('channel %s of the Olist files is itself', (channel) => {
    expect(readListed(lists.channel, channel)).toEqual({ name: channel, known: true });
  });
});

it('each name of each list is itself, and each alias its name', () => {
  for (const list of Object.values(lists)) {
    for (const { name, aliases = [] } of list) {
      for (const word of [name, ...aliases]) expect(readListed(list, word).name).toBe(name);
    }
  }
});

it('any spelling gives a name of the list, and the same as with other case and separators', () => {
  const names = new Set([...lists.industry.map(({ name }) => name), otherWord]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (word) => {
      const { name } = readListed(lists.industry, word);
      expect(names.has(name)).toBe(true);
      expect(readListed(lists.industry, ` ${word}\t`).name).toBe(name);
    }),
  );
});
