import type { ServiceName } from '@smarketing/contracts';
import type { ServiceBacklog } from './read-backlog.js';

/** The order in which facts go through the services. */
export const wayOfFacts: readonly ServiceName[] = [
  'marketing-intake',
  'lead-scoring',
  'sales-handoff',
  'sla-monitor',
  'feedback',
];

/** Facts also go back, as what sales did with a lead does to its score. */
const laps = 2;

/**
 * Proves that all that was published before it began has arrived, though others keep writing: each
 * service was seen with nothing left to do, after the one before it in the order of facts was.
 */
export class ArrivalProof {
  private readonly stages: readonly ServiceName[];
  private passed = 0;
  private least = Infinity;

  constructor(way: readonly ServiceName[] = wayOfFacts) {
    this.stages = Array.from({ length: laps }, () => way).flat();
  }

  get isComplete(): boolean {
    return this.passed === this.stages.length;
  }

  /**
   * Takes a reading, which must have begun after the one before had ended. True where there is less
   * to do than ever since the service whose turn it is was come to.
   */
  take(backlog: readonly ServiceBacklog[]): boolean {
    const service = this.stages[this.passed];
    const row = backlog.find((one) => one.service === service);
    if (!row) return false;
    if (row.quiescent) {
      this.passed += 1;
      this.least = Infinity;
      return true;
    }
    const left = workOf(row);
    const isLess = left < this.least;
    this.least = Math.min(left, this.least);
    return isLess;
  }
}

/** How much there is to do; Infinity where the service does not tell. */
function workOf({ items }: ServiceBacklog): number {
  if (!items) return Infinity;
  return Object.entries(items).reduce(
    (sum, [name, count]) => (name.endsWith('Seconds') ? sum : sum + count),
    0,
  );
}
