import { CampaignPlanned } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  campaignReport,
  type CampaignReportOrder,
} from '../src/campaign-report/campaign-report.js';
import type { Campaign } from '../src/campaigns/campaign.schema.js';
import { appliedTo, costOn, costSumsOf } from './campaigns.js';
import { arrived, figureOf, leadOf, sumsOf } from './leads.js';

const spring = '0197c000-0000-7000-8000-000000000001';
const part = '0197c000-0000-7000-8000-000000000002';
const seen = '0197c000-0000-7000-8000-000000000003';
const euros = (amount: number) => ({ amount, currency: 'EUR' });

const leads = [
  leadOf({ captured: '2026-01-05T00:00:00Z', channel: 'paid_search', campaignId: spring }),
  leadOf({
    captured: '2026-01-06T00:00:00Z',
    channel: 'paid_search',
    campaignId: part,
    qualified: '2026-02-01T00:00:00Z',
    accepted: '2026-02-02T00:00:00Z',
    won: '2026-03-01T00:00:00Z',
    amount: euros(90_000),
    churned: '2026-04-01T00:00:00Z',
  }),
  leadOf({
    captured: '2026-02-06T00:00:00Z',
    channel: 'paid_search',
    campaignId: spring,
    qualified: '2026-02-07T00:00:00Z',
  }),
  leadOf({ captured: '2026-02-06T00:00:00Z', channel: 'email', campaignId: seen }),
  leadOf({ captured: '2026-02-06T00:00:00Z', channel: 'paid_search' }),
];
const campaigns: Campaign[] = [
  {
    _id: spring,
    channel: 'paid_search',
    origin: 'plan',
    budget: euros(40_000),
    costs: {
      '2026-01-10/google-ads': euros(10_000),
      '2026-02-10/google-ads': euros(6_001),
      '2026-02-10/linkedin': euros(3_999),
    },
  },
  { _id: part, channel: 'paid_social', origin: 'visit', partOf: spring },
  { _id: seen, channel: 'email', origin: 'visit' },
];
const reportOf = (order: Partial<CampaignReportOrder> = {}, known = campaigns) =>
  campaignReport(
    { leads: sumsOf(leads), costs: costSumsOf(known), campaigns: known },
    { by: 'campaign', limit: 100, ...order },
    figureOf,
  );

describe('the report of campaigns', () => {
  it('counts a campaign with those that are part of it, and no lead that came without one', () => {
    const { rows, all } = reportOf();
    expect(
      rows.map(({ key, origin, channel, leads: { value } }) => [key, origin, channel, value]),
    ).toEqual([
      [spring, 'plan', 'paid_search', 3],
      [seen, 'visit', 'email', 1],
    ]);
    expect(all.leads).toMatchObject({ value: 4, leadsHref: '/v1/reports/leads?hasCampaign=true' });
    const [row] = rows;
    expect([row!.mql.value, row!.sal.value, row!.customers.value]).toEqual([2, 1, 1]);
    expect(row!.cost).toMatchObject([{ value: 20_000, currency: 'EUR', unit: 'money' }]);
    expect(row!.costPerLead).toMatchObject({
      value: 20_000 / 3,
      numerator: 20_000,
      denominator: 3,
      currency: 'EUR',
      leadsHref: `/v1/reports/leads?campaign=${spring}`,
    });
    expect([row!.costPerMql.value, row!.costPerCustomer.value]).toEqual([10_000, 20_000]);
    expect(row!.budgetUsed).toMatchObject({ value: 0.5, numerator: 20_000, denominator: 40_000 });
    expect(row!.revenue).toMatchObject([{ value: 90_000, currency: 'EUR' }]);
    expect(row!.return).toMatchObject({ value: 4.5, numerator: 90_000, denominator: 20_000 });
  });

  it('says why a figure is not computed', () => {
    const { rows } = reportOf();
    const { costPerLead, costPerCustomer, budgetUsed, return: back, cost } = rows[1]!;
    expect(cost).toEqual([]);
    for (const figure of [costPerLead, costPerCustomer, back]) {
      expect(figure).toMatchObject({ value: null, reason: 'No cost is recorded here.' });
    }
    expect(budgetUsed).toMatchObject({ value: null, reason: 'No budget is planned here.' });
  });

  it('never adds currencies', () => {
    const dollars = { '2026-01-11/meta': { amount: 5, currency: 'USD' } };
    const mixed = [{ ...campaigns[0]!, costs: { ...campaigns[0]!.costs, ...dollars } }];
    const [row] = reportOf({}, mixed).rows;
    expect(row!.cost).toMatchObject([{ currency: 'EUR' }, { currency: 'USD', value: 5 }]);
    const reason = 'The cost is in EUR and USD, and currencies are never added.';
    expect(row!.costPerLead).toMatchObject({ value: null, currency: null, reason });
    expect(row!.return).toMatchObject({ value: null, reason });
    expect(row!.budgetUsed).toMatchObject({
      value: null,
      reason: 'The budget is in EUR, and there is a cost in USD.',
    });
    const abroad = [{ ...campaigns[0]!, costs: dollars }, campaigns[1]!];
    expect(reportOf({}, abroad).rows[0]!.return).toMatchObject({
      value: null,
      reason: 'The cost is in USD, the revenue in EUR.',
    });
  });

  it('knows a cost of 0 from none', () => {
    const free = [{ ...campaigns[0]!, costs: { '2026-01-10/google-ads': euros(0) } }];
    const [row] = reportOf({}, free).rows;
    expect(row!.costPerLead).toMatchObject({ value: 0, currency: 'EUR' });
    expect(row!.return).toMatchObject({
      value: null,
      reason: 'The cost is 0.',
    });
  });

  it('is cut by channel: all leads of the channel, and the costs of its campaigns', () => {
    const { rows, all } = reportOf({ by: 'channel' });
    expect(rows.map(({ key, leads: { value } }) => [key, value])).toEqual([
      ['paid_search', 4],
      ['email', 1],
    ]);
    expect(rows[0]!.costPerLead).toMatchObject({ value: 5_000, denominator: 4 });
    expect(rows[0]!.budgetUsed.value).toBe(0.5);
    expect([all.leads.value, all.leads.leadsHref]).toEqual([5, '/v1/reports/leads']);
  });

  it('is cut by month: leads by their first contact, costs by their day', () => {
    const { rows } = reportOf({ by: 'month', campaign: part });
    expect(rows.map(({ key, leads: { value }, cost }) => [key, value, cost[0]?.value])).toEqual([
      ['2026-01', 2, 10_000],
      ['2026-02', 1, 10_000],
    ]);
    expect(rows[0]!.leads.window.to).toBe('2026-02-01T00:00:00.000Z');
    expect(rows[0]!.leads.leadsHref).toBe(`/v1/reports/leads?campaign=${spring}&cohort=2026-01`);
    const [february] = reportOf({ month: '2026-02' }).rows;
    expect(february!.costPerMql).toMatchObject({ value: 10_000, denominator: 1 });
    expect(february!.costPerCustomer).toMatchObject({
      value: null,
      reason: 'Nobody has become a customer here.',
    });
    expect(reportOf({ by: 'month', limit: 1 })).toMatchObject({
      rows: [{ key: '2026-02' }],
      left: 1,
    });
  });

  it('is exact where sums are larger than a double holds', () => {
    const most = 9_007_199_254_740_991;
    const costs = {
      '2026-01-10/google-ads': euros(most),
      '2026-01-11/google-ads': euros(most),
      '2026-01-12/google-ads': euros(2),
    };
    expect(reportOf({}, [{ ...campaigns[0]!, costs }]).rows[0]!.cost).toMatchObject([
      { value: '18014398509481984' },
    ]);
  });
});

describe('costs of a campaign', () => {
  const plan = (sequence: number, channel: string) =>
    arrived(
      CampaignPlanned,
      { campaignId: 'c', channel, origin: 'plan' },
      { time: '2026-11-01T00:00:00Z', sequence },
    );

  it('stay when it is planned anew, and count once for each day and platform', () => {
    let campaign = appliedTo(undefined, costOn('2026-01-10', 5)(1));
    campaign = appliedTo(campaign, plan(2, 'email'));
    campaign = appliedTo(campaign, costOn('2026-01-10', 7)(3));
    campaign = appliedTo(campaign, costOn('2026-01-10', 1, 'EUR', 'meta')(4));
    expect(campaign.channel).toBe('email');
    expect(costSumsOf([campaign]).of('cost', 'c', '2026-01', 'amount', 'EUR')).toBe(8);
  });

  it('restate the sums exactly, whatever was reported before', () => {
    const reports = fc.array(
      fc.record({
        day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02'),
        platform: fc.constantFrom('meta', 'google-ads'),
        currency: fc.constantFrom('EUR', 'USD'),
        amount: fc.maxSafeNat(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(reports, (all) => {
        const fold = (some: typeof all) =>
          some.reduce<Campaign | undefined>(
            (campaign, { day, amount, currency, platform }, at) =>
              appliedTo(campaign, costOn(day, amount, currency, platform)(at + 1)),
            undefined,
          )!;
        const newest = new Map(all.map((one) => [`${one.day}/${one.platform}`, one]));
        const once = [...newest.values()].toReversed();
        const totals = (campaign: Campaign) =>
          reportOf({ by: 'month' }, [{ ...campaign, _id: spring }]).rows.map(({ key, cost }) => [
            key,
            cost.map(({ currency, value }) => [currency, value]),
          ]);
        expect(totals(fold(all))).toEqual(totals(fold(once)));
      }),
    );
  });
});
