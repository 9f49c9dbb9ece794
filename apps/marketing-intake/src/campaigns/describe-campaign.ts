import type { Campaign } from './campaign.schema.js';
import type { CampaignDto } from './campaign.dto.js';

/** A campaign as the API shows it. */
export function describeCampaign(campaign: Campaign): CampaignDto {
  const { _id, code, name, source, medium, channel, plannedAt, partOf } = campaign;
  const { utm, platformKeys, budget, from, to } = campaign;
  return {
    campaignId: _id,
    code,
    ...(name && { name }),
    ...(source && { source }),
    ...(medium && { medium }),
    channel,
    plannedAt,
    origin: campaign.origin ?? 'visit',
    ...(partOf && { partOf }),
    ...(utm && { utm }),
    ...(platformKeys && { platformIds: platformKeys.map(platformIdOf) }),
    ...(budget && { budget }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export function platformIdOf(key: string): { platform: string; id: string } {
  const cut = key.indexOf('/');
  return { platform: key.slice(0, cut), id: key.slice(cut + 1) };
}
