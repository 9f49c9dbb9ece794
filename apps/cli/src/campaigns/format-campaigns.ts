import type { MarketingIntake } from '@smarketing/api-client';
import { formatMoney } from '@smarketing/contracts/names';
import { table } from '../report/table.js';
import type { Screen } from '../terminal/screen.js';

export function formatCampaigns(
  campaigns: readonly MarketingIntake.Campaign[],
  screen: Screen,
): string {
  if (campaigns.length === 0)
    return 'There is no campaign yet. Plan one: smarketing campaigns plan';
  return table(
    ['campaign', 'code', 'channel', 'period', 'budget', 'known by'],
    campaigns.map((campaign) => [
      campaign.campaignId,
      campaign.name ?? campaign.code,
      campaign.channel,
      periodOf(campaign),
      campaign.budget ? formatMoney(campaign.budget) : '',
      campaign.partOf ? `part of ${campaign.partOf}` : campaign.origin,
    ]),
    { screen },
  );
}

export function formatCampaign(campaign: MarketingIntake.Campaign): string {
  const { campaignId, code, name, channel, origin, partOf, utm = [], platformIds = [] } = campaign;
  const rules = utm.map(({ source = '*', medium = '*', campaign: of = '*' }) =>
    [source, medium, of].join(' / '),
  );
  return [
    `Campaign ${campaignId}: ${name === undefined ? code : `${name} (${code})`}`,
    `  ${origin === 'plan' ? 'planned by hand' : 'named by visits'}, channel ${channel}`,
    ...(partOf === undefined ? [] : [`  counted with ${partOf}`]),
    ...(periodOf(campaign) === '' ? [] : [`  period: ${periodOf(campaign)}`]),
    ...(campaign.budget ? [`  budget: ${formatMoney(campaign.budget)}`] : []),
    ...rules.map((rule) => `  counts visits by ${rule}`),
    ...platformIds.map(({ platform, id }) => `  at ${platform}: ${id}`),
  ].join('\n');
}

export function formatCampaignCosts(
  costs: readonly MarketingIntake.CampaignCost[],
  screen: Screen,
): string {
  if (costs.length === 0) return 'No cost is recorded of this campaign.';
  const count = (value: number | undefined) => value?.toLocaleString('en') ?? '';
  return table(
    ['day', 'platform', 'cost', 'impressions', 'clicks', 'zone'],
    costs.map(({ day, platform, amount, impressions, clicks, zone }) => [
      day,
      platform,
      formatMoney(amount),
      count(impressions),
      count(clicks),
      zone,
    ]),
    { screen },
  );
}

function periodOf({ from, to }: MarketingIntake.Campaign): string {
  if (from === undefined && to === undefined) return '';
  return `${from ?? ''} – ${to ?? ''}`.trim();
}
