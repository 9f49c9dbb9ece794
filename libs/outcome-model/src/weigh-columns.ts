import type { FeatureSpace, SparseRow } from './feature-space.ts';
import type { LogisticModel } from './fit-logistic.ts';
import type { Column } from './tell-columns.ts';

/** What a column adds to the log-odds of rows. */
export interface ColumnWeight {
  readonly column: string;
  readonly kind: Column['kind'];
  /** Standard deviation of what it adds: the larger, the more rows are told apart by it. */
  readonly weight: number;
  /** What raises the odds most: a word, `higher` or `lower`. */
  readonly raises: string;
  /** What lowers them most. */
  readonly lowers: string;
}

/** The columns that a model leans on, the strongest first, as they show in these rows. */
export function weighColumns(
  model: LogisticModel,
  { features }: FeatureSpace,
  columns: readonly Column[],
  rows: readonly SparseRow[],
): ColumnWeight[] {
  const columnOf = features.map(({ column }) => columns.findIndex(({ name }) => name === column));
  const sums = columns.map(() => ({ sum: 0, squares: 0 }));
  for (const { places, values } of rows) {
    const added = new Map<number, number>();
    for (let i = 0; i < places.length; i++) {
      const column = columnOf[places[i]!]!;
      added.set(column, (added.get(column) ?? 0) + model.weights[places[i]!]! * values[i]!);
    }
    for (const [column, value] of added) {
      sums[column]!.sum += value;
      sums[column]!.squares += value ** 2;
    }
  }
  return columns
    .map(({ name, kind }, index) => {
      const { sum, squares } = sums[index]!;
      const mean = sum / rows.length;
      const weight = Math.sqrt(Math.max(0, squares / rows.length - mean ** 2));
      return { column: name, kind, weight, ...endsOf(name, kind, model, features) };
    })
    .toSorted((one, other) => other.weight - one.weight);
}

function endsOf(
  column: string,
  kind: Column['kind'],
  { weights }: LogisticModel,
  features: FeatureSpace['features'],
): Pick<ColumnWeight, 'raises' | 'lowers'> {
  const own = features.flatMap((feature, place) =>
    feature.column === column ? [{ says: feature.says, weight: weights[place]! }] : [],
  );
  if (kind === 'number') {
    const [slope] = own;
    return (slope?.weight ?? 0) >= 0
      ? { raises: 'higher', lowers: 'lower' }
      : { raises: 'lower', lowers: 'higher' };
  }
  const sorted = own.toSorted((one, other) => other.weight - one.weight);
  return { raises: sorted[0]?.says ?? '', lowers: sorted.at(-1)?.says ?? '' };
}
