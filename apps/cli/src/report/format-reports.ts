import {
  funnelStages,
  ledgerStates,
  type AttainmentAnswer,
  type CommitmentsAnswer,
  type FunnelAnswer,
  type FunnelRow,
  type LedgerAnswer,
} from './answers.js';
import { percent, table, whole } from './table.js';

export function formatLedger({ captured, states, balanced, lossReasons }: LedgerAnswer): string {
  const sum = ledgerStates.map((state) => `${whole(states[state].value)} ${state}`).join(' + ');
  const verdict = balanced ? 'It balances.' : 'It does NOT balance: see the runbook of feedback.';
  const lost = lossReasons.map(({ reason, leads }) => [reason, whole(leads.value)]);
  return [
    'Ledger',
    `  ${whole(captured.value)} captured = ${sum}`,
    `  ${verdict}`,
    ...(lost.length > 0 ? ['', 'Lost, by reason', table(['reason', 'leads'], lost)] : []),
  ].join('\n');
}

export function formatFunnel({ by, all, rows }: FunnelAnswer): string {
  const line = (name: string, { stages, conversion }: FunnelRow) => [
    name,
    ...funnelStages.map((stage) => whole(stages[stage].value)),
    percent(conversion.value),
  ];
  return [
    `Funnel by ${by}`,
    table(
      [by, ...funnelStages, 'conversion'],
      [...rows.map((row) => line(row.key, row)), line('all', all)],
    ),
  ].join('\n');
}

export function formatSla(
  { serviceLevels, commitments }: AttainmentAnswer,
  monitored: CommitmentsAnswer,
): string {
  const levels = serviceLevels.map(({ level, agreed, attainment, ...counts }) => [
    agreed?.label ?? level,
    whole(counts.met.value),
    whole(counts.breached.value),
    whole(counts.running.value),
    whole(counts.corrected.value),
    percent(attainment.value),
  ]);
  const goals = commitments.map(({ agreed, period, reached, expected, attainment, onPace }) => [
    agreed.label,
    period,
    whole(reached.value),
    whole(agreed.perMonth),
    whole(expected.value),
    percent(attainment.value),
    onPace === null ? '–' : onPace ? 'on pace' : 'behind',
  ]);
  const months = monitored.items.flatMap(({ months: all }) =>
    (all ?? []).filter(({ actual }) => actual > 0),
  );
  return [
    'Sales → marketing: what is owed for each lead',
    table(['service level', 'met', 'breached', 'running', 'corrected', 'attainment'], levels),
    '',
    'Marketing → sales: what is owed each month',
    table(['commitment', 'month', 'reached', 'goal', 'pace', 'attainment', ''], goals),
    ...(months.length > 0
      ? [
          '',
          table(
            ['month', 'qualified leads', 'outcome'],
            months.map(({ month, actual, outcome }) => [month, whole(actual), outcome]),
          ),
        ]
      : []),
  ].join('\n');
}
