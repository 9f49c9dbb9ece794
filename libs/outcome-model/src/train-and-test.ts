import { FeatureSpace } from './feature-space.ts';
import { fitLogistic, probabilityOf } from './fit-logistic.ts';
import { brierOf, calibrationOf, logLossOf, type CalibrationTenth } from './judge-probabilities.ts';
import {
  areaUnderCurve,
  intervalOfArea,
  liftTable,
  rocCurve,
  type Interval,
  type LiftTenth,
  type RocPoint,
} from './judge-ranking.ts';
import { pickRows, type LabelledRows, type Random } from './labelled-rows.ts';
import { splitRows } from './split-rows.ts';
import { suspectLeaks, type SuspectedLeak } from './suspect-leaks.ts';
import { tellColumns, type Column, type ColumnLeftOut, type ColumnsSaid } from './tell-columns.ts';
import { weighColumns, type ColumnWeight } from './weigh-columns.ts';

/** So many rows with the outcome, and so many without, are needed to learn from. */
export const leastOfEither = 40;

/** How a model that learnt from one part of the rows does on the other. */
export interface TestedModel {
  /** On rows that it has not seen. */
  readonly auc: number;
  readonly aucInterval: Interval;
  readonly logLoss: number;
  readonly brier: number;
  /** Rows, and of them those with the outcome. */
  readonly train: { readonly rows: number; readonly won: number };
  readonly test: { readonly rows: number; readonly won: number };
  readonly columns: readonly Pick<Column, 'name' | 'kind'>[];
  readonly leftOut: readonly ColumnLeftOut[];
  readonly suspectedLeaks: readonly SuspectedLeak[];
  readonly contributions: readonly ColumnWeight[];
  readonly lift: readonly LiftTenth[];
  readonly calibration: readonly CalibrationTenth[];
  readonly roc: readonly RocPoint[];
}

/** There is not enough to learn from; only other rows or columns can help. */
export class TooLittleToLearnError extends Error {
  readonly retryable = false;

  constructor(message: string) {
    super(message);
    this.name = 'TooLittleToLearnError';
  }
}

/** Learns from a part of the rows and tests on the rest. Throws {@link TooLittleToLearnError}. */
export function trainAndTest(
  all: LabelledRows,
  { testShare, random, said }: { testShare: number; random: Random; said?: ColumnsSaid },
): TestedModel {
  mustHaveBoth(all.outcomes);
  const { used, leftOut } = tellColumns(all, said);
  if (used.length === 0) {
    throw new TooLittleToLearnError(
      'No column is left to learn from. Name some by --numeric or --categorical, or use a file with more columns.',
    );
  }
  const split = splitRows(all.outcomes, testShare, random);
  const [train, test] = [pickRows(all, split.train), pickRows(all, split.test)];
  const space = new FeatureSpace(used, train);
  const learnt = train.rows.map((row) => space.encode(row));
  const model = fitLogistic(learnt, train.outcomes, space.features.length);
  const scored = test.rows.map((row, at) => ({
    score: probabilityOf(model, space.encode(row)),
    won: test.outcomes[at]!,
  }));
  const auc = areaUnderCurve(scored);
  const won = wonOf(test);
  return {
    auc,
    aucInterval: intervalOfArea(auc, won, test.rows.length - won),
    logLoss: logLossOf(scored),
    brier: brierOf(scored),
    train: { rows: train.rows.length, won: wonOf(train) },
    test: { rows: test.rows.length, won },
    columns: used.map(({ name, kind }) => ({ name, kind })),
    leftOut,
    suspectedLeaks: suspectLeaks(used, train, test),
    contributions: weighColumns(model, space, used, learnt),
    lift: liftTable(scored),
    calibration: calibrationOf(scored),
    roc: rocCurve(scored),
  };
}

function mustHaveBoth(outcomes: readonly boolean[]): void {
  const won = outcomes.filter(Boolean).length;
  const lost = outcomes.length - won;
  if (won >= leastOfEither && lost >= leastOfEither) return;
  throw new TooLittleToLearnError(
    `${won} rows have the outcome and ${lost} do not: from fewer than ${leastOfEither} of either nothing can be learnt that would hold. Use a file with more of them.`,
  );
}

function wonOf({ outcomes }: LabelledRows): number {
  return outcomes.filter(Boolean).length;
}
