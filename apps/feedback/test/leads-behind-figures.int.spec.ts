import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarMonth } from '../src/attainment/calendar-month.js';
import { commitmentAttainment } from '../src/attainment/commitment-attainment.js';
import { commitmentMonths } from '../src/attainment/commitment-months.js';
import { serviceLevelAttainment } from '../src/attainment/service-level-attainment.js';
import type { Figure } from '../src/figures/figure.js';
import { funnelReport } from '../src/funnel/funnel-report.js';
import { LeadListController } from '../src/lead-list/lead-list.controller.js';
import { LeadListQuery } from '../src/lead-list/lead-list-query.dto.js';
import { LeadListRepository } from '../src/lead-list/lead-list.repository.js';
import { ledgerReport } from '../src/ledger/ledger-report.js';
import { retentionReport } from '../src/retention/retention-report.js';
import { velocityReport } from '../src/velocity/velocity-report.js';
import { defaultPlaybook } from '@smarketing/playbook';
import { LeadView, LeadViewSchema } from '../src/lead-view/lead-view.schema.js';
import { campaignReport } from '../src/campaign-report/campaign-report.js';
import { CampaignHeads } from '../src/campaigns/campaign-heads.repository.js';
import { Campaign, CampaignSchema } from '../src/campaigns/campaign.schema.js';
import { campaignIds, manyLeads } from './many-leads.js';
import { costSumsOf } from './campaigns.js';
import { figureOf, sumsOf } from './leads.js';

const leads = manyLeads(400);
const [planned, part, seen] = campaignIds as [string, string, string];
const campaigns: Campaign[] = [
  { _id: planned, channel: 'social', origin: 'plan', budget: { amount: 10_000, currency: 'EUR' } },
  { _id: part, channel: 'email', origin: 'visit', partOf: planned },
  { _id: seen, channel: 'email', origin: 'visit' },
];
campaigns[0]!.costs = { '2026-01-05/google-ads': { amount: 5_000, currency: 'EUR' } };
campaigns[1]!.costs = { '2026-02-05/google-ads': { amount: 700, currency: 'EUR' } };
const connection = mongoose.createConnection();
let list: LeadListController;

beforeAll(async () => {
  await connection.openUri(process.env['MONGODB_URI']!, { dbName: `feedback-list-${process.pid}` });
  const repository = new LeadListRepository(
    connection.model<LeadView>(LeadView.name, LeadViewSchema),
    new CampaignHeads(connection.model<Campaign>(Campaign.name, CampaignSchema)),
  );
  await connection.db!.collection('lead_stories').insertMany(leads as never[]);
  await connection.db!.collection('campaigns').insertMany(campaigns as never[]);
  list = new LeadListController(repository);
});

afterAll(async () => {
  await connection.db?.dropDatabase();
  await connection.close();
});

describe('the list behind a figure', () => {
  const sums = sumsOf(leads);
  const playbook = defaultPlaybook();
  const calendar = playbook.calendars[0]!;
  const now = new Date('2026-11-23T12:00:00Z');
  const campaignsBy = (order: object) =>
    campaignReport(
      { leads: sums, costs: costSumsOf(campaigns), campaigns },
      { by: 'campaign', limit: 100, ...order },
      figureOf,
    );
  const reports = {
    campaigns: campaignsBy({}),
    campaignsOfMonth: campaignsBy({ month: '2026-02' }),
    channelsOfCampaigns: campaignsBy({ by: 'channel' }),
    monthsOfCampaign: campaignsBy({ by: 'month', campaign: part }),
    monthsOfChannel: campaignsBy({ by: 'month', channel: 'a&b=c #%' }),
    ledger: ledgerReport(sums, figureOf),
    channels: funnelReport(sums, 'channel', figureOf),
    cohorts: funnelReport(sums, 'cohort', figureOf),
    velocity: velocityReport(sums, figureOf),
    retention: retentionReport(sums, '2026-03', figureOf),
    serviceLevels: serviceLevelAttainment(sums, playbook, figureOf),
    commitment: commitmentAttainment(
      sums,
      playbook.commitments[0]!,
      calendar,
      calendarMonth(calendar.zone, now, '2026-02'),
      now,
      figureOf,
    ),
    months: commitmentMonths(sums, playbook.commitments[0]!, calendar, {}, now, figureOf),
  };

  it.each(Object.entries(reports))(
    'holds exactly what each figure of %s counts',
    async (_, report) => {
      const figures = figuresIn(report).filter(({ leadsHref }) => leadsHref !== null);
      expect(figures.length).toBeGreaterThan(0);
      for (const { metric, leadsHref, numerator, denominator, unit } of figures) {
        const { total, rows } = await listed(leadsHref!);
        expect(rows, `${metric} ${leadsHref}`).toBe(total);
        const isPerLead = unit === 'money' && metric.startsWith('cost-per-');
        if (isPerLead) expect(total, `${metric} ${leadsHref}`).toBe(denominator);
        if (unit !== 'money') expect(total, `${metric} ${leadsHref}`).toBe(numerator ?? 0);
      }
    },
  );

  it('differs from figure to figure: the leads have something of everything', () => {
    const counted = figuresIn(reports).filter(({ numerator }) => numerator !== 0);
    expect(counted.length).toBeGreaterThan(60);
  });
});

/** Every figure of a report, however deep. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('leadsHref' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

/** All rows of all pages, asked for as the API is. */
async function listed(href: string): Promise<{ total: number; rows: number }> {
  const asked = Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? ''));
  let rows = 0;
  let total = 0;
  let cursor: string | null = null;
  do {
    const query = plainToInstance(LeadListQuery, {
      ...asked,
      limit: '150',
      ...(cursor && { cursor }),
    });
    expect(validateSync(query, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
    const page = await list.listReportLeads(query);
    rows += page.items.length;
    total = page.total;
    cursor = page.next;
  } while (cursor !== null);
  return { total, rows };
}
