import type { ImportedStage } from '@smarketing/contracts';
import { retainedKinds, type RetainedFor, type RetainedKind } from '@smarketing/playbook';
import { DateTime } from 'luxon';
import type { Lead } from '../capture/lead.schema.js';
import type { Conversion, Standing } from '../conversions/conversion.schema.js';

/** A lead, and what sales has told of it. */
export interface LeadInSales {
  readonly lead: Lead;
  readonly conversion: Conversion | undefined;
}

/**
 * The period of the playbook in which nothing was heard of the lead; undefined while it lasts, while sales
 * works on the lead, and where there is none for what became of it. `parts` are the leads that were merged
 * into it: they go with it, so that the latest and the furthest of all of them count.
 */
export function periodOver(
  survivor: LeadInSales,
  parts: readonly LeadInSales[],
  periods: readonly RetainedFor[],
  now: Date,
): RetainedFor | undefined {
  if (survivor.lead.erased || survivor.lead.merged) return undefined;
  const all = [survivor, ...parts];
  const kinds = all.map(kindOf);
  if (kinds.includes('working')) return undefined;
  const kind = retainedKinds.findLast((one) => kinds.includes(one));
  const period = periods.find(({ of }) => of === kind);
  const heard = new Date(Math.max(...all.flatMap(heardOf).map((time) => time.getTime())));
  if (!period) return undefined;
  const over = DateTime.fromJSDate(heard, { zone: 'utc' }).plus({ months: period.months });
  return over.toMillis() <= now.getTime() ? period : undefined;
}

/** What was heard later than this is not over for any period of so many months. */
export function heardBefore(now: Date, months: number): Date {
  const shortestMonth = 28 * 86_400_000;
  return new Date(now.getTime() - months * shortestMonth);
}

const bySales: Record<Standing, RetainedKind | 'working'> = {
  working: 'working',
  recycled: 'recycled',
  disqualified: 'disqualified',
  lost: 'lost',
  won: 'customer',
};

/** By another system: of an opportunity there, its sales has not said yet how it ends. */
const elsewhere: Record<ImportedStage, RetainedKind | 'working'> = {
  qualified: 'open',
  opportunity: 'working',
  customer: 'customer',
  lost: 'lost',
  disqualified: 'disqualified',
};

/** A customer stays one, unless it is worked on once more; what sales has said itself goes before a file. */
function kindOf({ lead: { stage }, conversion }: LeadInSales): RetainedKind | 'working' {
  const { standing, reached } = conversion ?? {};
  if (standing === 'working') return 'working';
  if (reached === 'won' || stage === 'customer') return 'customer';
  if (standing) return bySales[standing];
  return stage ? elsewhere[stage] : 'open';
}

function heardOf({ lead, conversion }: LeadInSales): Date[] {
  const { capturedAt, knownAsOf, lastTouchpointAt, stageAt } = lead;
  const times = [capturedAt, knownAsOf, lastTouchpointAt, stageAt, conversion?.saidAt];
  return times.filter((time) => time !== undefined);
}
