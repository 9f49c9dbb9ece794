import { type ChartName, chartNames, valuesOf } from '../../helm/the-charts.ts';
import type { Helm } from '../charts.ts';
import type { Cluster } from '../cluster.ts';

/** What every step works on. */
export interface Bench {
  cluster: Cluster;
  helm: Helm;
}

export interface Step {
  name: string;
  /** What it does, for `--help`. */
  does: string;
  /** The step whose work it continues. */
  after?: string;
  /** Says in one sentence what was found. Throws what is wrong. */
  run: (bench: Bench) => Promise<string>;
}

/** Several things are wrong, a sentence each. */
export class FoundWrongError extends Error {
  override readonly name = 'FoundWrongError';

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** Tries every case, whatever became of the one before, and throws what was wrong with any of them. */
export async function tryEach<T>(
  cases: Iterable<T>,
  nameOf: (one: T) => string,
  attempt: (one: T) => Promise<void>,
): Promise<void> {
  const wrong: string[] = [];
  for (const one of cases) {
    try {
      await attempt(one);
    } catch (error) {
      wrong.push(`${nameOf(one)}: ${(error as Error).message}`);
    }
  }
  if (wrong.length > 0) throw new FoundWrongError(wrong);
}

/** Each chart with each of its values files. */
export const cases: readonly (readonly [ChartName, string])[] = chartNames.flatMap((chart) =>
  valuesOf(chart).map((values) => [chart, values] as const),
);

export const nameOfCase = ([chart, values]: readonly [ChartName, string]) =>
  `${chart} with ${values}`;

/** Such as "3 pods" or "1 pod". */
export function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
