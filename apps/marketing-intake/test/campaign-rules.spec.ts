import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coveringCampaign,
  isCovered,
  isExact,
  plainRule,
  type CampaignRule,
} from '../src/campaigns/campaign-rules.js';

const visit = (source: string, medium: string, code: string) => ({ source, medium, code });

describe('the rules of a campaign', () => {
  const cases: readonly [CampaignRule, [string, string, string], boolean][] = [
    [{ campaign: 'Spring' }, ['google', 'cpc', 'spring'], true],
    [{ campaign: ' SPRING ' }, ['', '', 'spring'], true],
    [{ campaign: 'spring' }, ['google', 'cpc', 'spring-2026'], false],
    [{ campaign: 'spring*' }, ['google', 'cpc', 'spring-2026'], true],
    [{ campaign: 'spring*' }, ['google', 'cpc', 'spring'], true],
    [{ campaign: '*spring' }, ['google', 'cpc', 'de-spring'], true],
    [{ campaign: 'a*a' }, ['', '', 'a'], false],
    [{ campaign: 'a*b*c' }, ['', '', 'a-b-b-c'], true],
    [{ campaign: 'a*b*c' }, ['', '', 'a-c-b'], false],
    [{ campaign: '*ab*' }, ['', '', 'xaby'], true],
    [{ campaign: 'spring', source: 'google' }, ['bing', 'cpc', 'spring'], false],
    [{ source: 'google', medium: 'c*' }, ['google', 'cpc', 'any'], true],
    [{ medium: 'cpc' }, ['google', '', 'any'], false],
    [{ campaign: 'a.c' }, ['', '', 'abc'], false],
    [{ campaign: 'straße' }, ['', '', 'straße'], true],
  ];
  it.each(cases)('%j of %j: %s', (rule, [source, medium, code], fits) => {
    expect(isCovered([plainRule(rule)], visit(source, medium, code))).toBe(fits);
  });

  it('keep no part that fits everything', () => {
    expect(plainRule({ source: ' ', medium: '**', campaign: 'X**y' })).toEqual({ campaign: 'x*y' });
    expect(isExact({ campaign: 'x*' })).toBe(false);
    expect(isExact({ source: 'google' })).toBe(false);
    expect(isExact({ source: 'google', campaign: 'x' })).toBe(true);
  });

  it('say which of several campaigns counts a visit: the one that says most, then the first', () => {
    const wide = { _id: '1', utm: [{ campaign: 'spring*' }] };
    const narrow = { _id: '3', utm: [{ campaign: 'spring-de*' }] };
    const exact = { _id: '2', utm: [{ campaign: 'spring-de' }] };
    const twin = { _id: '4', utm: [{ campaign: 'spring*' }] };
    const all = [twin, narrow, exact, wide];
    expect(coveringCampaign(all, visit('', '', 'spring-de'))).toBe('2');
    expect(coveringCampaign(all, visit('', '', 'spring-de-x'))).toBe('3');
    expect(coveringCampaign(all, visit('', '', 'spring'))).toBe('1');
    expect(coveringCampaign(all, visit('', '', 'autumn'))).toBeUndefined();
  });

  it('fit as the regular expression of the pattern does, and the order of campaigns changes nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), plain, (patterns, code) => {
        const campaigns = patterns.map((campaign, at) => ({
          _id: String(at),
          utm: [plainRule({ campaign })],
        }));
        const utm = visit('', '', code);
        for (const { utm: rules } of campaigns) {
          const pattern = rules[0]!.campaign ?? '*';
          const words = pattern.split('*').map((word) => word.replaceAll('.', '\\.'));
          expect(isCovered(rules, utm)).toBe(new RegExp(`^${words.join('.*')}$`).test(code));
        }
        expect(coveringCampaign(campaigns.toReversed(), utm)).toBe(
          coveringCampaign(campaigns, utm),
        );
      }),
    );
  });
});
