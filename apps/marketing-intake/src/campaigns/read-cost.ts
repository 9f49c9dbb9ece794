import { isCurrency } from '@smarketing/contracts';
import { IANAZone } from 'luxon';
import { isDay } from './is-day.js';
import type { PlanFault } from './plan-campaign.js';

/** One row of costs as it is reported. */
export interface CostInput {
  readonly campaignId?: string | undefined;
  readonly campaign?: string | undefined;
  readonly platformCampaignId?: string | undefined;
  readonly platform: string;
  readonly day: string;
  readonly zone?: string | undefined;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly impressions?: number | undefined;
  readonly clicks?: number | undefined;
}

/** A row that may be recorded, if its campaign is known. */
export interface Cost extends CostInput {
  readonly zone: string;
}

const period =
  /\d\s*(?:-{1,2}|–|—|\/|\bto\b|\bbis\b|\.\.\.?)\s*(?:\d{4}[-./]|\d{1,2}[./]\d|[A-Za-z]{3})|^\d{4}-\d{2}$|\d{4}-\d{2}-\d{2}\D+\d{4}-\d{2}-\d{2}/u;

/** What is wrong with a row, by itself; empty where nothing is. */
export function faultsOfCost(row: Cost, now: Date): PlanFault[] {
  const faults: PlanFault[] = [];
  const refuse = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const { campaignId, campaign, platformCampaignId, amount } = row;
  if ([campaignId, campaign?.trim(), platformCampaignId].every((name) => !name)) {
    refuse('', 'names no campaign: give campaignId, campaign (code or name) or platformCampaignId');
  }
  if (!IANAZone.isValidZone(row.zone)) {
    refuse('/zone', 'must be a time zone of the IANA database, such as Europe/Berlin');
  } else refuseDay(row, now, refuse);
  if (!isCurrency(amount.currency)) {
    refuse('/amount/currency', 'must be a currency of ISO 4217 such as EUR');
  }
  if (amount.amount < 0) {
    refuse(
      '/amount/amount',
      'must not be negative: report the cost of the day as it is now, which takes the place of the former',
    );
  }
  return faults;
}

type Refuse = (pointer: string, detail: string) => void;

function refuseDay({ day, zone }: Cost, now: Date, refuse: Refuse): void {
  if (isDay(day)) {
    if (day > todayIn(zone, now)) refuse('/day', `lies in the future of ${zone}`);
    return;
  }
  refuse(
    '/day',
    period.test(day)
      ? 'is a period, and costs are recorded by day: export one row for each day (segment the report by day)'
      : 'must be a day of the calendar from 2000 on, such as 2026-11-30',
  );
}

function todayIn(zone: string, now: Date): string {
  // The Swedish way to write a date is that of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
}
