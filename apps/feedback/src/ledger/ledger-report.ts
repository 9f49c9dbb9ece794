import type { Figure, FigureOf } from '../figures/figure.js';
import type { CounterSums } from '../counters/counter-sums.js';
import type { LedgerState } from '../lead-view/ledger-states.js';

export interface LedgerReport {
  captured: Figure;
  states: Record<LedgerState, Figure>;
  /** True where captured = open + won + lost + recycled + disqualified + merged + erased. */
  balanced: boolean;
  /** The lost leads by their reason. */
  lossReasons: { reason: string; leads: Figure }[];
}

const metrics: Record<LedgerState, string> = {
  open: 'ledger-open',
  won: 'ledger-won',
  lost: 'ledger-lost',
  recycled: 'ledger-recycled',
  disqualified: 'ledger-disqualified',
  merged: 'ledger-merged',
  erased: 'ledger-erased',
};

/** The ledger from the sums under `ledger`. */
export function ledgerReport(sums: CounterSums, figureOf: FigureOf): LedgerReport {
  const leads = sums.of('ledger', 'captured');
  const ledgerStates = Object.keys(metrics) as LedgerState[];
  const states = ledgerStates.map((state) => [
    state,
    figureOf({
      metric: metrics[state],
      unit: 'leads',
      numerator: sums.of('ledger', state),
      leads: { outcome: state },
    }),
  ]);
  const inStates = ledgerStates.reduce((sum, state) => sum + sums.of('ledger', state), 0);
  return {
    captured: figureOf({ metric: 'leads', unit: 'leads', numerator: leads, leads: {} }),
    states: Object.fromEntries(states) as Record<LedgerState, Figure>,
    balanced: leads === inStates,
    lossReasons: sums.below('ledger', 'lost-for').map((reason) => ({
      reason,
      leads: figureOf({
        metric: metrics.lost,
        unit: 'leads',
        numerator: sums.of('ledger', 'lost-for', reason),
        leads: { outcome: 'lost', lossReason: reason },
      }),
    })),
  };
}
