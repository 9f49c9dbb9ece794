import type { MarketingIntake } from '@smarketing/api-client';
import type { Services } from '../http/services.js';
import { demoCampaigns, demoCosts, utmOfDemoCampaign } from './campaign-budgets.js';
import type { Quarter } from './quarter.js';

const zone = 'Europe/Berlin';
const rowsAtOnce = 500;

/** Plans the demo company's campaigns for the quarter and records their costs; again, nothing changes. */
export async function planDemoCampaigns({ intake }: Services, quarter: Quarter): Promise<void> {
  const planned = new Map<string, MarketingIntake.Campaign>();
  for await (const page of intake.pages('/v1/campaigns', { query: { origin: 'plan' } })) {
    for (const campaign of page) planned.set(campaign.code, campaign);
  }
  const costs: MarketingIntake.CampaignCostRow[] = [];
  for (const campaign of demoCampaigns) {
    const { code, name, budget, platform } = campaign;
    const { campaignId, from, to } =
      planned.get(code) ??
      (await intake.post('/v1/campaigns', {
        body: {
          code,
          name,
          utm: [utmOfDemoCampaign(code)],
          budget: { amount: budget, currency: 'EUR' },
          from: dayOf(quarter.from),
          to: dayOf(quarter.to),
        },
      }));
    if (from === undefined || to === undefined) continue;
    for (const { amount, ...cost } of demoCosts(campaign, from, to)) {
      costs.push({ campaignId, platform, zone, ...cost, amount: { amount, currency: 'EUR' } });
    }
  }
  for (let at = 0; at < costs.length; at += rowsAtOnce) {
    await intake.post('/v1/campaigns/costs', { body: { costs: costs.slice(at, at + rowsAtOnce) } });
  }
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
