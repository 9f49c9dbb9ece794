import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import {
  funnelStages,
  ledgerStates,
  type FunnelAnswer,
  type FunnelRow,
  type LedgerAnswer,
  type LedgerState,
} from './answers.js';
import { percent, table, whole } from './table.js';

export function formatLedger(
  { captured, states, balanced, lossReasons }: LedgerAnswer,
  screen: Screen = plainScreen,
): string {
  const counts = Object.fromEntries(
    ledgerStates.map((state) => [state, states[state].value]),
  ) as Record<LedgerState, number | null>;
  const lost = lossReasons.map(({ reason, leads }) => [reason, whole(leads.value)]);
  return [
    ...ledgerLines(captured.value, counts, balanced, screen),
    ...(lost.length > 0
      ? [
          '',
          paint(screen, 'heading', 'Lost, by reason'),
          table(['reason', 'leads'], lost, { screen }),
        ]
      : []),
  ].join('\n');
}

/** The sum that every lead stands in once, and whether it is right. */
export function ledgerLines(
  captured: number | null,
  states: Readonly<Record<LedgerState, number | null>>,
  balanced: boolean,
  screen: Screen,
): string[] {
  const sum = ledgerStates.map((state) => `${whole(states[state])} ${state}`).join(' + ');
  return [
    paint(screen, 'heading', 'Ledger'),
    wrapLine(`  ${whole(captured)} captured = ${sum}`, screen),
    `  ${balanced ? 'It balances.' : paint(screen, 'bad', 'It does NOT balance: see the runbook of feedback.')}`,
  ];
}

export function formatFunnel(
  { by, all, rows }: FunnelAnswer,
  screen: Screen = plainScreen,
): string {
  const line = (name: string, { stages, conversion }: FunnelRow) => [
    name,
    ...funnelStages.map((stage) => whole(stages[stage].value)),
    percent(conversion.value),
  ];
  return [
    paint(screen, 'heading', `Funnel by ${by}`),
    table(
      [by, ...funnelStages, 'conversion'],
      [...rows.map((row) => line(row.key, row)), line('all', all)],
      { screen },
    ),
  ].join('\n');
}
