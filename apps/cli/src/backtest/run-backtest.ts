import { TooLittleToLearnError, trainAndTest, type TestedModel } from '@smarketing/outcome-model';
import { randomOf } from '../demo-company/random.js';
import { UsageError } from '../exit-codes.js';
import type { TableOptions } from '../import-file/open-table.js';
import type { AskedOutcome } from './outcome-option.js';
import { readLabelledRows, type ReadRows } from './read-labelled-rows.js';

export interface BacktestOrder {
  readonly file: string;
  readonly outcome: AskedOutcome;
  readonly numeric: readonly string[];
  readonly categorical: readonly string[];
  readonly exclude: readonly string[];
  readonly testShare: number;
  readonly seed: number;
  readonly table: TableOptions;
}

/** What a model that learns from a file would have known of its other rows. */
export interface Backtest extends TestedModel {
  readonly file: string;
  readonly outcome: AskedOutcome;
  readonly seed: number;
  readonly testShare: number;
  readonly rows: { readonly used: number; readonly won: number } & ReadRows['leftOut'];
  readonly readAs: readonly string[];
}

export async function runBacktest(order: BacktestOrder): Promise<Backtest> {
  const { file, outcome, numeric, categorical, exclude, testShare, seed } = order;
  const { labelled, readAs, leftOut } = await readLabelledRows(file, outcome, order.table);
  mustBeColumns(order, labelled.columns);
  const said = { numeric, categorical, exclude };
  try {
    const drawn = randomOf(`backtest ${seed}`);
    const random = () => drawn.next();
    const { auc, aucInterval, logLoss, brier, ...rest } = trainAndTest(labelled, {
      testShare,
      random,
      said,
    });
    const won = labelled.outcomes.filter(Boolean).length;
    const rows = { used: labelled.rows.length, won, ...leftOut };
    return {
      ...{ auc, logLoss, brier, aucInterval },
      ...{ file, outcome, seed, testShare, rows, readAs },
      ...rest,
    };
  } catch (error) {
    if (!(error instanceof TooLittleToLearnError)) throw error;
    throw new UsageError(`${file}: ${error.message}`, { cause: error });
  }
}

function mustBeColumns(order: BacktestOrder, columns: readonly string[]): void {
  const lists = { numeric: order.numeric, categorical: order.categorical, exclude: order.exclude };
  const named = Object.entries(lists).flatMap(([option, names]) =>
    names.map((name) => ({ option, name })),
  );
  for (const [place, { option, name }] of named.entries()) {
    if (!columns.includes(name) && name !== order.outcome.column) {
      throw new UsageError(
        `--${option} names "${name}", and ${order.file} has no such column. Its columns are ${columns.join(', ')}.`,
      );
    }
    const before = named.slice(0, place).find((one) => one.name === name);
    if (before && before.option !== option) {
      throw new UsageError(`"${name}" is in --${before.option} and in --${option}: leave one out.`);
    }
  }
}
