import type { LeadView, LeadObligation } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';

const quarterHour = 15 * 60_000;

/**
 * What both teams did of what they owe for this lead: the state of each obligation, and the quarter
 * of an hour in which it first qualified. Months begin on a quarter of an hour in every time zone,
 * so the counters add up to the months of any calendar.
 */
export function contributeAttainment(lead: LeadView): Count[] {
  const { captured, mergedInto, qualified, obligations } = lead;
  if (!captured || mergedInto !== undefined) return [];
  const counts: Count[] = obligations.flatMap(({ level, state, corrected }): Count[] => [
    [['sla', level, counted(state)], 1],
    ...(corrected ? [[['sla', level, 'corrected'], 1] as const] : []),
  ]);
  if (qualified) counts.push([['mql', quarterHourOf(qualified.time)], 1]);
  return counts;
}

function counted(state: LeadObligation['state']): 'running' | 'met' | 'breached' {
  return state === 'armed' || state === 'at-risk' ? 'running' : state;
}

/** `2026-11-23T10-15`, UTC. */
function quarterHourOf(time: Date): string {
  const start = Math.floor(time.getTime() / quarterHour) * quarterHour;
  return new Date(start).toISOString().slice(0, 16).replace(':', '-');
}

/** The start of a quarter of an hour, by its name in the counters. */
export function quarterHourNamed(name: string): Date {
  return new Date(`${name.slice(0, 13)}:${name.slice(14)}Z`);
}
