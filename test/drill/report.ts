import type { DrillReport, Outcome } from './drill.ts';

const columns = [
  'service',
  'loss',
  'facts unknown',
  'ready',
  'settled',
  'recovered',
  'older',
  'missing',
  'compared',
  'told',
  'verdict',
];

/** A table with a line for each exercise. */
export function formatReport({ seed, facts, backedUpAt, outcomes, passed }: DrillReport): string {
  const rows = [columns, ...outcomes.map(rowOf)];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)));
  const lines = rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index]!)).join('  '));
  const verdict = passed
    ? 'Everything came back, or was told of; no number was given twice.'
    : 'Not everything came back.';
  return [
    `seed ${seed}; backup after ${backedUpAt} s of traffic; ${facts} facts before the first loss`,
    '',
    ...lines,
    '',
    verdict,
  ].join('\n');
}

function rowOf({ service, loss, told, ready, settled, compared, explained, violations }: Outcome) {
  const lacking = told?.lacking ?? {};
  const wrong = violations.reduce((sum, one) => sum + one.violations.length, 0);
  return [
    service,
    loss,
    String(told?.unknownFacts ?? 'not noticed'),
    inSeconds(ready),
    inSeconds(settled),
    ...['recovered', 'older', 'missing'].map((what) => String(lacking[what] ?? 0)),
    String(compared),
    String(explained),
    wrong === 0 ? (told ? 'equal' : 'not noticed') : `${wrong} differ`,
  ];
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
