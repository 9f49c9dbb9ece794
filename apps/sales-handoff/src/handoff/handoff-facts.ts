import type { FactClass } from '@smarketing/contracts';
import type { Handoff } from './handoff.js';

/** A fact that follows from a change of a handoff. */
export interface HandoffFact<T extends object = object> {
  readonly fact: FactClass<T>;
  readonly data: T;
  readonly time: Date;
}

/** A handoff as it is after a change, and the facts to publish with it. */
export interface Changed {
  readonly handoff: Handoff;
  readonly facts: readonly HandoffFact[];
  /** The key of the purchase that it recorded. */
  readonly purchase?: string;
}

export function factOf<T extends object>(fact: FactClass<T>, data: T, time: Date): HandoffFact<T> {
  return { fact, data, time };
}
