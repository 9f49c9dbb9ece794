import { LeadCaptured, LeadRecycled, TouchpointRecorded } from '@smarketing/contracts';
import { defineView, on, type ViewDocument } from '@smarketing/event-bus';
import { breach, captured, countTouch, recycled, touched } from './folds.ts';

/** A lead as its owner knows it; changed by commands, publishes `leads`. */
export interface Sender extends ViewDocument {
  touchpoints: string[];
}

export const senders = defineView<Sender>('senders', { changedBy: 'commands' });

/** A lead as a consumer sees it: folded from `leads` and `handoffs`, publishes `scores`. */
export interface Tally extends ViewDocument {
  captured: { channel: string; month: string } | null;
  touchpoints: string[];
  /** Cycles of the handoffs that gave the lead back. */
  recycled: number[];
}

export const tallies = defineView<Tally>('tallies', {
  contribute: figuresOf,
  folds: [on(LeadCaptured, captured), on(TouchpointRecorded, touched), on(LeadRecycled, recycled)],
});

/** The figures that the product's reports have of a lead that was captured and nothing more. */
export function figuresOf({ captured: first, recycled: cycles }: Tally): Record<string, number> {
  if (!first) return {};
  return {
    'ledger:captured': 1,
    [`ledger:${cycles.length > 0 ? 'recycled' : 'open'}`]: 1,
    'funnel:all::captured': 1,
    [`funnel:channel:${first.channel}:captured`]: 1,
    [`funnel:cohort:${first.month}:captured`]: 1,
    [`channel:${first.channel}:${first.month}:captured`]: 1,
  };
}

/**
 * One obligation per lead: armed and met by commands, breached by its timer, and touches are counted
 * in it. Publishes `sla`.
 */
export interface Obligation extends ViewDocument {
  state: 'armed' | 'met' | 'breached';
  due: string;
  touched: number;
}

export const obligations = defineView<Obligation>('obligations', {
  changedBy: 'commands',
  // The reports know of the obligations of leads that they know.
  contribute: ({ state, touched: touches }) =>
    touches > 0 ? { [`sla:answer:${state === 'armed' ? 'running' : state}`]: 1 } : {},
  folds: [on(TouchpointRecorded, countTouch)],
  wake: breach,
});
