import type { FigureOf, FigureWindow } from '../figures/figure.js';
import type { CounterSums } from '../counters/counter-sums.js';
import type { LeadFilter } from '../lead-list/lead-filter.js';
import { campaignFigures, type CampaignFigures } from './campaign-figures.js';
import {
  allTogether,
  CampaignSums,
  groupsByCampaign,
  groupsByChannel,
  type CampaignGroup,
  type CampaignHead,
} from './campaign-groups.js';

export const campaignCuts = ['campaign', 'channel', 'month'] as const;
/** What the rows are: campaigns, channels, or months of the first contact and of the cost. */
export type CampaignCut = (typeof campaignCuts)[number];

export interface CampaignReportOrder {
  readonly by: CampaignCut;
  /** Only this month, `yyyy-MM`. */
  readonly month?: string | undefined;
  /** Only this campaign. */
  readonly campaign?: string | undefined;
  /** Only this channel: then leads count by the channel of their first contact. */
  readonly channel?: string | undefined;
  /** So many rows. */
  readonly limit: number;
}

export interface CampaignRow extends CampaignFigures {
  /** The campaign's id, the channel, or the month. */
  key: string;
  /** Of a campaign. */
  channel?: string;
  /** Of a campaign: whether it was planned by hand, or visits named it. */
  origin?: 'plan' | 'visit';
}

export interface CampaignReport {
  by: CampaignCut;
  month: string | null;
  all: CampaignFigures;
  /** Planned campaigns first, then what has most leads first; months in the order of time. */
  rows: CampaignRow[];
  /** Rows that the limit has left out. */
  left: number;
}

export interface CampaignSources {
  readonly leads: CounterSums;
  readonly costs: CounterSums;
  readonly campaigns: readonly CampaignHead[];
}

/** The report from the sums under `campaign`, `channel` and `cost`. */
export function campaignReport(
  { leads, costs, campaigns }: CampaignSources,
  order: CampaignReportOrder,
  figureOf: FigureOf,
): CampaignReport {
  const { by, month, limit } = order;
  const sums = new CampaignSums(leads, costs);
  const isOfChannels = by === 'channel' || order.channel !== undefined;
  const heads = new Map(campaigns.map((campaign) => [campaign._id, campaign]));
  const wanted = order.channel ?? rootOf(heads, order.campaign);
  const groups = (isOfChannels ? groupsByChannel : groupsByCampaign)(
    campaigns,
    leads,
    costs,
  ).filter(({ key }) => wanted === undefined || key === wanted);
  const all = allTogether(groups);
  const narrowed: LeadFilter =
    wanted !== undefined
      ? { [isOfChannels ? 'channel' : 'campaign']: wanted }
      : isOfChannels
        ? {}
        : { hasCampaign: true };
  const figures = (group: CampaignGroup, filter: LeadFilter, only = month) =>
    campaignFigures(
      sums,
      {
        group,
        months: only === undefined ? sums.monthsOf(group) : [only],
        window: only === undefined ? undefined : windowOf(only),
        filter: only === undefined ? filter : { ...filter, cohort: only },
      },
      figureOf,
    );
  const head = { by, month: month ?? null, all: figures(all, narrowed) };
  if (by === 'month') {
    const months = sums.monthsOf(all).filter((one) => month === undefined || one === month);
    const rows = months.slice(-limit).map((one) => ({ key: one, ...figures(all, narrowed, one) }));
    return { ...head, rows, left: months.length - rows.length };
  }
  const inOrder = sorted(groups, sums, heads, month);
  const rows = inOrder.slice(0, limit).map((group): CampaignRow => {
    const { channel, origin = 'visit' as const } = heads.get(group.key) ?? {};
    return {
      key: group.key,
      ...(by === 'campaign' && { ...(channel !== undefined && { channel }), origin }),
      ...figures(group, { [by]: group.key }),
    };
  });
  return { ...head, rows, left: groups.length - rows.length };
}

function rootOf(
  heads: ReadonlyMap<string, CampaignHead>,
  campaign: string | undefined,
): string | undefined {
  return campaign === undefined ? undefined : (heads.get(campaign)?.partOf ?? campaign);
}

function sorted(
  groups: readonly CampaignGroup[],
  sums: CampaignSums,
  heads: ReadonlyMap<string, CampaignHead>,
  month: string | undefined,
): CampaignGroup[] {
  const placed = groups.map((group) => ({
    group,
    isPlanned: heads.get(group.key)?.origin === 'plan',
    leads: sums.leadsOf(group, month === undefined ? sums.monthsOf(group) : [month], 'captured'),
  }));
  placed.sort(
    (one, other) =>
      Number(other.isPlanned) - Number(one.isPlanned) ||
      other.leads - one.leads ||
      (one.group.key < other.group.key ? -1 : 1),
  );
  return placed.map(({ group }) => group);
}

function windowOf(month: string): FigureWindow {
  const from = new Date(`${month}-01T00:00:00Z`);
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
  return { from: from.toISOString(), to: to.toISOString() };
}
