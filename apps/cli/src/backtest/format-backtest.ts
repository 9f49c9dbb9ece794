import { table } from '../report/table.js';
import type { Screen } from '../terminal/screen.js';
import type { Backtest } from './run-backtest.js';

const mostContributions = 10;

/** A backtest for people: how good, where, by what, and what to be wary of. */
export function formatBacktest(backtest: Backtest, screen: Screen): string {
  return [
    head(backtest),
    warnings(backtest),
    `Rows that were not learnt from, in tenths, the most promising first\n${liftOf(backtest, screen)}`,
    `What the model said, and what came\n${calibrationOf(backtest, screen)}`,
    `What it goes by, the strongest first\n${contributionsOf(backtest, screen)}`,
    leftOutOf(backtest),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function head(backtest: Backtest): string {
  const { outcome, rows, train, test, auc, aucInterval, logLoss, brier } = backtest;
  const { from, to } = aucInterval;
  return [
    `${outcome.column} = ${outcome.value}: ${count(rows.won)} of ${count(rows.used)} rows (${percent(rows.won / rows.used)}), learnt from ${count(train.rows)} and tested on ${count(test.rows)} others (seed ${backtest.seed})`,
    '',
    `AUC       ${auc.toFixed(4)}   95 % of such tests: ${from.toFixed(3)} to ${to.toFixed(3)}; 0.5 is a coin, 1 is never wrong`,
    `Log loss  ${logLoss.toFixed(4)}   the lower the better; ${baseLogLoss(test).toFixed(4)} without knowing anything of a row`,
    `Brier     ${brier.toFixed(4)}   the lower the better; ${baseBrier(test).toFixed(4)} without knowing anything of a row`,
  ].join('\n');
}

function warnings({ suspectedLeaks }: Backtest): string {
  return suspectedLeaks
    .map(
      ({ column, why, auc }) =>
        `Suspected leak: ${column} ${why} (alone: AUC ${auc.toFixed(3)}). If it is filled in only when the outcome is known, run again with --exclude ${quoted(column)}.`,
    )
    .join('\n');
}

function liftOf({ lift }: Backtest, screen: Screen): string {
  return table(
    ['tenth', 'rows', 'with outcome', 'share', 'lift', 'found so far'],
    lift.map(({ tenth, rows, won, share, lift: times, foundSoFar }) => [
      String(tenth),
      ...[count(rows), count(won), percent(share), `${times.toFixed(2)} ×`, percent(foundSoFar)],
    ]),
    { screen },
  );
}

function calibrationOf({ calibration }: Backtest, screen: Screen): string {
  return table(
    ['tenth', 'rows', 'predicted', 'came'],
    calibration.map(({ rows, predicted, came }, place) => [
      ...[String(place + 1), count(rows), percent(predicted), percent(came)],
    ]),
    { screen },
  );
}

function contributionsOf({ contributions }: Backtest, screen: Screen): string {
  return table(
    ['column', 'read as', 'weight', 'raises', 'lowers'],
    contributions
      .slice(0, mostContributions)
      .map(({ column, kind, weight, raises, lowers }) => [
        ...[column, kind, weight.toFixed(3), raises, lowers],
      ]),
    { screen, words: ['read as', 'raises', 'lowers'] },
  );
}

function leftOutOf({ rows, leftOut }: Backtest): string {
  const { withoutOutcome, broken } = rows;
  return [
    ...(withoutOutcome > 0 ? [`${count(withoutOutcome)} rows without an outcome: not used`] : []),
    ...(broken > 0 ? [`${count(broken)} rows that cannot be split into cells: not used`] : []),
    ...leftOut.map(({ name, why }) => `Column ${name}: not used, since it ${why}`),
  ].join('\n');
}

interface Part {
  readonly rows: number;
  readonly won: number;
}

function baseLogLoss({ rows, won }: Part): number {
  const share = won / rows;
  return -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
}

function baseBrier({ rows, won }: Part): number {
  return (won / rows) * (1 - won / rows);
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}

const count = (number: number) => number.toLocaleString('en');
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
