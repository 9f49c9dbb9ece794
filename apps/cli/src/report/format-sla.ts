import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import type { AttainmentAnswer, CommitmentsAnswer } from './answers.js';
import { percent, table, whole, type Cell } from './table.js';

/** How each team keeps the agreement; with a month, that month of each commitment only. */
export function formatSla(
  { serviceLevels, commitments }: AttainmentAnswer,
  byMonth: CommitmentsAnswer,
  screen: Screen = plainScreen,
  asked?: string,
): string {
  const heading = (text: string) => paint(screen, 'heading', text);
  const months = monthRows(byMonth, asked);
  return [
    heading('Sales → marketing: what is owed for each lead, over all time'),
    table(
      ['service level', 'met', 'breached', 'running', 'corrected', 'attainment'],
      serviceLevels.map(levelRow),
      { screen },
    ),
    '',
    heading('Marketing → sales: what is owed each month'),
    table(
      ['commitment', 'month', 'reached', 'goal', 'pace', 'attainment', ''],
      commitments.map(commitmentRow),
      { screen, words: [''] },
    ),
    ...(months.length > 0
      ? ['', table(['month', 'qualified leads', 'outcome'], months, { screen, words: ['outcome'] })]
      : []),
  ].join('\n');
}

function levelRow({
  level,
  agreed,
  attainment,
  ...counts
}: AttainmentAnswer['serviceLevels'][number]): Cell[] {
  return [
    agreed?.label ?? level,
    whole(counts.met.value),
    { text: whole(counts.breached.value), tone: counts.breached.value ? 'bad' : undefined },
    whole(counts.running.value),
    whole(counts.corrected.value),
    percent(attainment.value),
  ];
}

function commitmentRow({
  agreed,
  period,
  reached,
  expected,
  attainment,
  onPace,
}: AttainmentAnswer['commitments'][number]): Cell[] {
  return [
    agreed.label,
    period,
    whole(reached.value),
    whole(agreed.perMonth),
    whole(expected.value),
    percent(attainment.value),
    onPace === null
      ? '–'
      : onPace
        ? { text: 'on pace', tone: 'good' }
        : { text: 'behind', tone: 'open' },
  ];
}

function monthRows({ items }: CommitmentsAnswer, asked: string | undefined): Cell[][] {
  const tones = { running: undefined, met: 'good', missed: 'bad' } as const;
  return items
    .flatMap(({ months }) => months ?? [])
    .filter(({ period, reached }) => (asked === undefined ? reached.value : period === asked))
    .map(({ period, reached, outcome }) => [
      period,
      whole(reached.value),
      { text: outcome, tone: tones[outcome] },
    ]);
}
