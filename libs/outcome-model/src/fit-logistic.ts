import type { SparseRow } from './feature-space.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** Log-odds of the outcome: the intercept and a weight for each feature. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/** Of the penalty ½ · ridge · Σ weight²; the intercept is not penalised. */
export const usualRidge = 1;
const mostSteps = 50;
/** Of the loss for a row: a step that gains less is the last. */
const leastGain = 1e-9;
const mostHalvings = 30;

/**
 * Logistic regression with a ridge penalty, fitted by Newton's method with halved steps: the minimum
 * of Σ log(1 + exp(∓log-odds)) + ½ · ridge · Σ weight², as scikit-learn's LogisticRegression with
 * C = 1 / ridge has it.
 */
export function fitLogistic(
  rows: readonly SparseRow[],
  outcomes: readonly boolean[],
  features: number,
  ridge: number = usualRidge,
): LogisticModel {
  const won = outcomes.filter(Boolean).length;
  let at = new Float64Array(features + 1);
  // The last place is the intercept.
  at[features] = Math.log((won + 0.5) / (rows.length - won + 0.5));
  let loss = lossAt(at, rows, outcomes, ridge);
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(at, rows, outcomes, ridge);
    const next = descend(at, direction, loss, (point) => lossAt(point, rows, outcomes, ridge));
    if (!next) break;
    const gain = loss - next.loss;
    ({ at, loss } = next);
    if (gain < leastGain * rows.length) break;
  }
  return { intercept: at[features]!, weights: at.slice(0, features) };
}

/** The probability that the model gives the outcome of a row. */
export function probabilityOf(model: LogisticModel, row: SparseRow): number {
  return sigmoid(logOddsOf(model.intercept, model.weights, row));
}

function newtonStep(
  at: Float64Array,
  rows: readonly SparseRow[],
  outcomes: readonly boolean[],
  ridge: number,
): Float64Array {
  const size = at.length;
  const intercept = size - 1;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  rows.forEach((row, index) => {
    const { places, values } = row;
    const probability = sigmoid(logOddsOf(at[intercept]!, at, row));
    const error = probability - (outcomes[index] ? 1 : 0);
    const weight = probability * (1 - probability);
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      const weighted = weight * values[i]!;
      gradient[place]! += error * values[i]!;
      for (let j = 0; j <= i; j++) hessian[place * size + places[j]!]! += weighted * values[j]!;
      hessian[intercept * size + place]! += weighted;
    }
    gradient[intercept]! += error;
    hessian[intercept * size + intercept]! += weight;
  });
  for (let place = 0; place < intercept; place++) {
    gradient[place]! += ridge * at[place]!;
    hessian[place * size + place]! += ridge;
  }
  // Where all probabilities are at their ends nothing is left of it.
  hessian[intercept * size + intercept]! += 1e-9;
  return solveSymmetric(hessian, gradient, size);
}

/** Halves the step until it gains something; undefined where none does. */
function descend(
  from: Float64Array,
  direction: Float64Array,
  loss: number,
  lossOf: (point: Float64Array) => number,
): { at: Float64Array<ArrayBuffer>; loss: number } | undefined {
  for (let halving = 0, part = 1; halving < mostHalvings; halving++, part /= 2) {
    const at = Float64Array.from(from, (value, place) => value - part * direction[place]!);
    const reached = lossOf(at);
    if (reached < loss) return { at, loss: reached };
  }
  return undefined;
}

function lossAt(
  at: Float64Array,
  rows: readonly SparseRow[],
  outcomes: readonly boolean[],
  ridge: number,
): number {
  const intercept = at.length - 1;
  let loss = 0;
  for (let place = 0; place < intercept; place++) loss += (ridge * at[place]! ** 2) / 2;
  rows.forEach((row, index) => {
    const logOdds = logOddsOf(at[intercept]!, at, row);
    loss += softplus(outcomes[index] ? -logOdds : logOdds);
  });
  return loss;
}

function logOddsOf(intercept: number, weights: Float64Array, { places, values }: SparseRow) {
  let logOdds = intercept;
  for (let i = 0; i < places.length; i++) logOdds += weights[places[i]!]! * values[i]!;
  return logOdds;
}

/** log(1 + exp(x)) that does not overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}
