/**
 * Solves A x = b for a symmetric, positive definite A by Cholesky's decomposition. A is `size` × `size`,
 * row by row; only its lower triangle is read, and it is overwritten. Throws {@link NotDefiniteError}.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = a[row * size + column]!;
      for (let k = 0; k < column; k++) rest -= a[row * size + k]! * a[column * size + k]!;
      if (row !== column) a[row * size + column] = rest / a[column * size + column]!;
      else if (rest > 0) a[row * size + row] = Math.sqrt(rest);
      else throw new NotDefiniteError(row);
    }
  }
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row]! -= a[row * size + k]! * x[k]!;
    x[row]! /= a[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row]! -= a[k * size + row]! * x[k]!;
    x[row]! /= a[row * size + row]!;
  }
  return x;
}

/** The matrix has no such decomposition. No other try can help. */
export class NotDefiniteError extends Error {
  readonly retryable = false;

  readonly row: number;

  constructor(row: number) {
    super(`The matrix is not positive definite in row ${row}.`);
    this.name = 'NotDefiniteError';
    this.row = row;
  }
}
