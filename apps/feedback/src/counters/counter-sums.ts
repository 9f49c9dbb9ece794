import { wholeNumber, type WholeNumber } from '@smarketing/contracts';
import { counterId } from './counters.js';
import { joinedAmount, pathOfTimes } from './exact-amounts.js';

/** Sums of the counters under one word (`funnel`, `ledger` …), as a report reads them. */
export class CounterSums {
  private readonly sums: ReadonlyMap<string, number>;

  /** Counter id → sum. */
  constructor(sums: Readonly<Record<string, number>>) {
    this.sums = new Map(Object.entries(sums));
  }

  /** The sum of exactly this path; 0 where nothing ever counted. */
  of(...path: string[]): number {
    return this.sums.get(counterId(path)) ?? 0;
  }

  /** The exact sum of amounts of any size. */
  amountOf(...path: string[]): WholeNumber {
    return wholeNumber(joinedAmount(this.of(...path), this.of(...pathOfTimes(path))));
  }

  /** The last parts of the paths, such as currencies, under which amounts of any size were counted. */
  amountsBelow(...path: string[]): string[] {
    const large = this.below(...pathOfTimes([...path, '']).slice(0, -1));
    return [...new Set([...this.below(...path), ...large])].sort();
  }

  /** The values that follow a path, each once, in the order of their names. */
  below(...path: string[]): string[] {
    const prefix = path.length > 0 ? `${counterId(path)}:` : '';
    const names = new Set<string>();
    for (const [id, sum] of this.sums) {
      if (sum === 0 || !id.startsWith(prefix)) continue;
      names.add(decodeURIComponent(id.slice(prefix.length).split(':', 1)[0]!));
    }
    return [...names].sort();
  }
}
