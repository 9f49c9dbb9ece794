import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { Summary } from '../report/summary.js';
import type { OlistDeal } from './deal.js';
import { olistMapping } from './olist-files.js';
import { readOlist } from './read-olist.js';

export type OlistFigures = Pick<
  Summary,
  'leads' | 'won' | 'conversion' | 'byChannel' | 'daysToWon'
>;

export interface OlistLead {
  readonly mqlId: string;
  readonly channel: string;
  readonly firstContact: Date;
}

const millisecondsPerDay = 86_400_000;

/** Counts the funnel in the files themselves, without any service. */
export async function countOlistFiles(directory: string): Promise<OlistFigures> {
  const { leadsFile, deals } = await readOlist(directory);
  const leads: OlistLead[] = [];
  const rows = createReadStream(leadsFile).pipe(parse({ columns: true, bom: true }));
  for await (const row of rows) leads.push(leadOf(row as Record<string, string>));
  return countOlist(leads, deals);
}

export function countOlist(leads: readonly OlistLead[], deals: readonly OlistDeal[]): OlistFigures {
  const wonAt = new Map(deals.map(({ mqlId, wonAt: at }) => [mqlId, at]));
  const channels = Map.groupBy(leads, ({ channel }) => channel);
  const wonOf = (some: readonly OlistLead[]) => some.filter(({ mqlId }) => wonAt.has(mqlId)).length;
  const days = leads.flatMap(({ mqlId, firstContact }) => {
    const at = wonAt.get(mqlId);
    return at ? [(at.getTime() - firstContact.getTime()) / millisecondsPerDay] : [];
  });
  const won = wonOf(leads);
  return {
    leads: leads.length,
    won,
    conversion: leads.length === 0 ? null : rounded(won / leads.length, 5),
    byChannel: [...channels]
      .map(([channel, some]) => ({ channel, leads: some.length, won: wonOf(some) }))
      .sort((one, other) => other.leads - one.leads),
    daysToWon: {
      median: percentile(days, 0.5),
      p90: percentile(days, 0.9),
      mean: days.length === 0 ? null : rounded(sum(days) / days.length, 3),
    },
  };
}

function leadOf(row: Record<string, string>): OlistLead {
  return {
    mqlId: row['mql_id']!,
    channel: row['origin']?.trim() || olistMapping.blank.channel,
    firstContact: new Date(`${row['first_contact_date']}T00:00:00Z`),
  };
}

/** Linear between the closest ranks. */
function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)]!;
  const above = sorted[Math.ceil(rank)]!;
  return rounded(below + (above - below) * (rank - Math.floor(rank)), 3);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
