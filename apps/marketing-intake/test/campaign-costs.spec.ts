import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCost, totalOf } from '../src/campaigns/add-cost.js';
import type { CampaignCost } from '../src/campaigns/campaign-cost.schema.js';
import { readCostRow } from '../src/campaigns/read-cost-row.dto.js';
import type { Cost } from '../src/campaigns/read-cost.js';

const now = new Date('2026-11-30T23:30:00Z');
const place = { campaignId: 'c', now };
const row = {
  campaign: 'spring',
  platform: 'google-ads',
  day: '2026-11-22',
  zone: 'Europe/Berlin',
  amount: { amount: 100, currency: 'EUR' },
};
const added = (before: CampaignCost | undefined, cost: Partial<Cost>) => {
  const outcome = addCost(before, place, { ...row, ...cost });
  if (!('cost' in outcome)) throw new Error('refused');
  return outcome;
};
const euro = (amount: number) => ({ amount, currency: 'EUR' });

describe('a row of costs', () => {
  const refused: readonly [object, string, RegExp][] = [
    [{ amount: euro(-1) }, '/amount/amount', /must not be negative/],
    [{ amount: euro(1.5) }, '/amount/amount', /integer/],
    [{ amount: { amount: 1, currency: 'EUX' } }, '/amount/currency', /ISO 4217/],
    [{ amount: { amount: 1, currency: 'eur' } }, '/amount/currency', /ISO 4217/],
    [{ day: '2026-02-30' }, '/day', /a day of the calendar/],
    [{ day: '22.11.2026' }, '/day', /a day of the calendar/],
    [{ day: '1999-12-31' }, '/day', /a day of the calendar/],
    [{ day: '2026-11' }, '/day', /is a period/],
    [{ day: '2026-11-01 - 2026-11-30' }, '/day', /is a period/],
    [{ day: '2026-11-01/2026-11-30' }, '/day', /is a period/],
    [{ day: '01.11.2026 bis 30.11.2026' }, '/day', /is a period/],
    [{ day: '2026-12-01', zone: 'UTC' }, '/day', /future of UTC/],
    [{ day: '2026-12-02' }, '/day', /future of Europe\/Berlin/],
    [{ zone: 'Berlin' }, '/zone', /IANA/],
    [{ campaign: ' ' }, '', /names no campaign/],
    [{ platform: 'Google Ads' }, '/platform', /lower-case/],
    [{ impressions: -1 }, '/impressions', /less than 0/],
    [{ platformCampaignId: 'a b' }, '/platformCampaignId', /letters, digits/],
    [{ costs: 1 }, '/costs', /not/],
  ];
  it.each(refused)('with %j is refused at %s', (wrong, pointer, why) => {
    const { cost, problem, line } = readCostRow({ ...row, line: 7, ...wrong }, now);
    expect([cost, line]).toEqual([undefined, 7]);
    expect(problem?.errors?.[0]).toMatchObject({ pointer, detail: expect.stringMatching(why) });
  });

  it('of today is taken: in Berlin the first of December has begun', () => {
    expect(readCostRow({ ...row, day: '2026-12-01' }, now).cost).toMatchObject({
      day: '2026-12-01',
    });
    expect(readCostRow({ ...row, zone: undefined }, now).cost).toMatchObject({ zone: 'UTC' });
  });
});

describe('the cost of a day', () => {
  it('is what was reported last, and known again when it is said again', () => {
    const first = added(undefined, { clicks: 3 });
    expect(first).toMatchObject({
      outcome: 'recorded',
      cost: { parts: [{ of: '', amount: 100 }] },
    });
    expect(added(first.cost, { clicks: 3 }).outcome).toBe('unchanged');
    const later = added(first.cost, { amount: { amount: 7, currency: 'USD' } });
    expect([later.outcome, later.cost.currency, totalOf(later.cost)]).toEqual([
      'replaced',
      'USD',
      { amount: 7 },
    ]);
  });

  it('adds up what several campaigns of the platform cost, and each is replaced alone', () => {
    const one = added(undefined, { platformCampaignId: '1', clicks: 1 }).cost;
    const two = added(one, { platformCampaignId: '2', clicks: 2, amount: euro(50) }).cost;
    expect(totalOf(two)).toEqual({ amount: 150, clicks: 3 });
    const less = added(two, { platformCampaignId: '1', amount: euro(10) }).cost;
    expect(totalOf(less)).toEqual({ amount: 60 });
    expect(totalOf(added(less, { amount: euro(5) }).cost)).toEqual({ amount: 5 });
    const dollars = { amount: 1, currency: 'USD' };
    expect(addCost(less, place, { ...row, platformCampaignId: '3', amount: dollars })).toEqual({
      otherCurrency: 'EUR',
    });
  });

  it('does not depend on the order in which campaigns of the platform are reported', () => {
    const reports = fc.array(
      fc.record({ of: fc.constantFrom('1', '2', '3'), amount: fc.nat(1_000) }),
      { minLength: 1, maxLength: 6 },
    );
    const sum = (all: readonly { of: string; amount: number }[]) =>
      all.reduce<CampaignCost | undefined>(
        (cost, { of, amount }) =>
          added(cost, { platformCampaignId: of, amount: euro(amount) }).cost,
        undefined,
      )!;
    fc.assert(
      fc.property(reports, (all) => {
        const newest = new Map(all.map((one) => [one.of, one]));
        const once = [...newest.values()];
        expect(sum(all).parts).toEqual(sum(once.toReversed()).parts);
        expect(totalOf(sum(all)).amount).toBe(once.reduce((total, one) => total + one.amount, 0));
      }),
    );
  });
});
