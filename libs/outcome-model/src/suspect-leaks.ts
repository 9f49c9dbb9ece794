import { isBlank, type LabelledRows } from './labelled-rows.ts';
import { areaUnderCurve, type Scored } from './judge-ranking.ts';
import { readNumber } from './read-numbers.ts';
import { isNamedAfterwards } from './named-afterwards.ts';
import type { Column } from './tell-columns.ts';

/** A column that may be known only when the outcome is. */
export interface SuspectedLeak {
  readonly column: string;
  /** How well it alone tells the outcomes apart: 0.5 not at all, 1 wholly. */
  readonly auc: number;
  readonly why: string;
}

/** What is known beforehand hardly ever tells so much alone. */
const suspicious = 0.75;
/** Where many columns tell much, these are named: the strongest. */
const mostByValue = 3;
/** A word is judged by the rows that were learnt from, smoothed by so many of the mean. */
const smoothing = 20;

/**
 * Warns of columns that tell the outcome too well alone, by a value or by having one at all, and of
 * those whose name says that they come afterwards.
 */
export function suspectLeaks(
  columns: readonly Column[],
  train: LabelledRows,
  test: LabelledRows,
): SuspectedLeak[] {
  const { outcomes } = test;
  const told = columns
    .map((column) => {
      const cells = cellsOf(column, test);
      const auc = distinct(areaUnderCurve(scoresOf(column, train, test)));
      const filled = distinct(
        areaUnderCurve(
          cells.map((cell, row) => ({ score: isBlank(cell) ? 0 : 1, won: outcomes[row]! })),
        ),
      );
      return { column: column.name, auc, filled };
    })
    .toSorted((one, other) => other.auc - one.auc);
  return told.flatMap(({ column, auc, filled }, place) => {
    if (filled >= suspicious) {
      const why = 'is filled in for one outcome and blank for the other';
      return [{ column, auc: Math.max(auc, filled), why }];
    }
    if (auc >= suspicious && place < mostByValue) {
      const why = 'alone tells the outcomes apart better than what is known beforehand would';
      return [{ column, auc, why }];
    }
    if (!isNamedAfterwards(column)) return [];
    return [{ column, auc, why: 'is called like something that is known only afterwards' }];
  });
}

function scoresOf(column: Column, train: LabelledRows, test: LabelledRows): Scored[] {
  const cells = cellsOf(column, test);
  const { outcomes } = test;
  if (column.kind === 'number') {
    return cells.flatMap((cell, row) => {
      const score = readNumber(cell, column.sign);
      return score === undefined ? [] : [{ score, won: outcomes[row]! }];
    });
  }
  const shares = sharesByWord(cellsOf(column, train), train.outcomes);
  const mean = shareOf(train.outcomes);
  return cells.map((cell, row) => ({ score: shares.get(cell) ?? mean, won: outcomes[row]! }));
}

function sharesByWord(cells: readonly string[], outcomes: readonly boolean[]): Map<string, number> {
  const counts = new Map<string, { rows: number; won: number }>();
  cells.forEach((cell, row) => {
    const count = counts.get(cell) ?? { rows: 0, won: 0 };
    count.rows += 1;
    if (outcomes[row]) count.won += 1;
    counts.set(cell, count);
  });
  const mean = shareOf(outcomes);
  return new Map(
    [...counts].map(([word, { rows, won }]) => [
      word,
      (won + smoothing * mean) / (rows + smoothing),
    ]),
  );
}

function cellsOf({ at }: Column, { rows }: LabelledRows): string[] {
  return rows.map((row) => row[at] ?? '');
}

function shareOf(outcomes: readonly boolean[]): number {
  return outcomes.filter(Boolean).length / outcomes.length;
}

/** Whether high or low values have the outcome is all the same. */
function distinct(auc: number): number {
  return Number.isNaN(auc) ? 0.5 : Math.max(auc, 1 - auc);
}
