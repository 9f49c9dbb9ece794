import type { CampaignCost, CostPart } from './campaign-cost.schema.js';
import type { Cost } from './read-cost.js';

/** What a campaign has cost on a day at a platform, in all: the sum of its parts. */
export interface CostTotal {
  readonly amount: number;
  readonly impressions?: number;
  readonly clicks?: number;
}

export type AddedCost =
  | { readonly cost: CampaignCost; readonly outcome: 'recorded' | 'replaced' | 'unchanged' }
  | { readonly otherCurrency: string };

/**
 * A later report of the same day and platform takes the place of the former. What the platform says of
 * one of its own campaigns replaces that part alone, and what was said of all together; what is said
 * without the platform's id replaces everything. Currencies are never added.
 */
export function addCost(
  before: CampaignCost | undefined,
  place: { campaignId: string; now: Date },
  { platform, day, zone, platformCampaignId: of = '', amount, impressions, clicks }: Cost,
): AddedCost {
  const part: CostPart = {
    of,
    amount: amount.amount,
    ...(impressions !== undefined && { impressions }),
    ...(clicks !== undefined && { clicks }),
  };
  const others = of === '' ? [] : (before?.parts ?? []).filter((one) => ![of, ''].includes(one.of));
  if (before && others.length > 0 && before.currency !== amount.currency) {
    return { otherCurrency: before.currency };
  }
  const parts = [...others, part].sort((one, other) => (one.of < other.of ? -1 : 1));
  const cost: CampaignCost = {
    _id: costId(place.campaignId, day, platform),
    campaignId: place.campaignId,
    day,
    platform,
    zone,
    currency: amount.currency,
    parts,
    recordedAt: place.now,
  };
  if (!before) return { cost, outcome: 'recorded' };
  return isSame(before, cost)
    ? { cost: before, outcome: 'unchanged' }
    : { cost, outcome: 'replaced' };
}

export function costId(campaignId: string, day: string, platform: string): string {
  return `${campaignId}/${day}/${platform}`;
}

/** Impressions and clicks are known where all parts say them. */
export function totalOf({ parts }: Pick<CampaignCost, 'parts'>): CostTotal {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const impressions = sumOf(parts, 'impressions');
  const clicks = sumOf(parts, 'clicks');
  return {
    amount,
    ...(impressions !== undefined && { impressions }),
    ...(clicks !== undefined && { clicks }),
  };
}

function sumOf(parts: readonly CostPart[], name: 'impressions' | 'clicks'): number | undefined {
  if (parts.length === 0 || parts.some((part) => part[name] === undefined)) return undefined;
  return parts.reduce((sum, part) => sum + part[name]!, 0);
}

function isSame(one: CampaignCost, other: CampaignCost): boolean {
  const said = ({ zone, currency, parts }: CampaignCost) =>
    JSON.stringify([
      zone,
      currency,
      parts.map(({ of, amount, impressions, clicks }) => [of, amount, impressions, clicks]),
    ]);
  return said(one) === said(other);
}
