export { fitLogistic, probabilityOf, usualRidge, type LogisticModel } from './fit-logistic.ts';
export { FeatureSpace, type Feature, type SparseRow } from './feature-space.ts';
export { brierOf, calibrationOf, logLossOf, type CalibrationTenth } from './judge-probabilities.ts';
export {
  areaUnderCurve,
  intervalOfArea,
  judgeThreshold,
  liftTable,
  rocCurve,
  type Interval,
  type LiftTenth,
  type RocPoint,
  type Scored,
  type ThresholdQuality,
} from './judge-ranking.ts';
export type { LabelledRows, Random } from './labelled-rows.ts';
export { suspectLeaks, type SuspectedLeak } from './suspect-leaks.ts';
export { tellColumns, type Column, type ColumnLeftOut, type ColumnsSaid } from './tell-columns.ts';
export {
  leastOfEither,
  TooLittleToLearnError,
  trainAndTest,
  type TestedModel,
} from './train-and-test.ts';
export type { ColumnWeight } from './weigh-columns.ts';
