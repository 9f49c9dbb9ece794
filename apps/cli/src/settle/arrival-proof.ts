import type { ServiceName } from '@smarketing/contracts/names';
import type { ServiceProgress } from './read-progress.js';

/**
 * Proves that all that was published before it began has arrived, and what follows from it, however
 * much others write meanwhile. One hop is over when every fact that was made before it is on the
 * log, and every service has applied the logs up to where they ended then; what came of that is the
 * next hop's.
 */
export class ArrivalProof {
  private done = 0;
  private part = new Part();

  /** `hops`: from how many services to the next a fact may lead to another one. */
  constructor(
    private readonly services: readonly ServiceName[],
    private readonly hops: number = services.length - 1,
  ) {}

  get isComplete(): boolean {
    return this.done === this.hops;
  }

  /**
   * Takes what of the services has told how far it is, in a reading that begins after the one before
   * has ended. True where less than ever of this part of the hop is left for one of them.
   */
  take(progress: readonly ServiceProgress[]): boolean {
    if (this.isComplete) return false;
    const gotOn = progress.map((one) => this.part.take(one)).some(Boolean);
    if (this.services.every((service) => this.part.isOver(service))) {
      this.done += Number(this.part.name === 'apply');
      this.part = new Part(this.part.name === 'apply' ? 'publish' : 'apply');
    }
    return gotOn;
  }
}

/** One half of a hop: to publish what was made before it, or to apply what was on the logs then. */
class Part {
  /** Of each service, what it was like at its first reading in this part. */
  private readonly first = new Map<ServiceName, ServiceProgress>();
  private readonly least = new Map<ServiceName, number>();

  constructor(readonly name: 'publish' | 'apply' = 'publish') {}

  isOver(service: ServiceName): boolean {
    return this.least.get(service) === 0;
  }

  take(progress: ServiceProgress): boolean {
    const { service } = progress;
    const first = this.first.get(service) ?? progress;
    this.first.set(service, first);
    const left =
      this.name === 'publish' ? unpublished(progress, first) : unapplied(progress, first);
    const least = this.least.get(service) ?? Infinity;
    this.least.set(service, Math.min(left, least));
    return left < least;
  }
}

/** 1 where a fact of before is not on the log yet. */
function unpublished({ oldestUnpublished }: ServiceProgress, { at }: ServiceProgress): number {
  return oldestUnpublished !== null && Date.parse(oldestUnpublished) <= Date.parse(at) ? 1 : 0;
}

/** How many records of before are still to be applied. */
function unapplied({ logs }: ServiceProgress, first: ServiceProgress): number {
  return Object.entries(logs).reduce(
    (sum, [log, { applied }]) => sum + Math.max(0, (first.logs[log]?.end ?? 0) - applied),
    0,
  );
}
