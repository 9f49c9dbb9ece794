import type { Figure, FigureOf } from '../figures/figure.js';
import type { LeadFilter } from '../lead-list/lead-filter.js';
import type { CounterSums } from '../counters/counter-sums.js';
import type { Stage } from '../lead-view/stages.js';

export const funnelCuts = ['channel', 'cohort'] as const;
/** By what the funnel is cut: the channel, or the month (`yyyy-MM` UTC), of the first contact. */
export type FunnelCut = (typeof funnelCuts)[number];

export interface FunnelRow {
  /** Leads that have reached the stage, now or earlier. */
  stages: Record<Stage, Figure>;
  /** Leads won ÷ leads captured. */
  conversion: Figure;
}

export interface FunnelReport {
  by: FunnelCut;
  all: FunnelRow;
  /** Channels with the most leads first; cohorts in the order of time. */
  rows: ({ key: string } & FunnelRow)[];
}

const metrics: Record<Stage, string> = {
  captured: 'leads',
  qualified: 'mql',
  assigned: 'assigned',
  accepted: 'sal',
  opportunity: 'sql',
  won: 'won',
  customers: 'customers',
};

/** The funnel from the sums under `funnel`. */
export function funnelReport(sums: CounterSums, by: FunnelCut, figureOf: FigureOf): FunnelReport {
  const keys = sums.below('funnel', by);
  const captured = (key: string) => sums.of('funnel', by, key, 'captured');
  if (by === 'channel') keys.sort((one, other) => captured(other) - captured(one));
  return {
    by,
    all: rowOf(sums, ['all', ''], {}, figureOf),
    rows: keys.map((key) => ({ key, ...rowOf(sums, [by, key], { [by]: key }, figureOf) })),
  };
}

function rowOf(
  sums: CounterSums,
  [cut, key]: [string, string],
  filter: LeadFilter,
  figureOf: FigureOf,
): FunnelRow {
  const reached = (stage: Stage) => sums.of('funnel', cut, key, stage);
  const figures = (Object.keys(metrics) as Stage[]).map((stage) => [
    stage,
    figureOf({
      metric: metrics[stage],
      unit: 'leads',
      numerator: reached(stage),
      leads: stage === 'captured' ? filter : { ...filter, stage },
    }),
  ]);
  return {
    stages: Object.fromEntries(figures) as Record<Stage, Figure>,
    conversion: figureOf({
      metric: 'conversion',
      unit: 'share',
      numerator: reached('won'),
      denominator: reached('captured'),
      otherwise: 'No lead was captured here yet.',
      leads: { ...filter, stage: 'won' },
    }),
  };
}
