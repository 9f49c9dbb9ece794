import type { FactClass } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Handoff } from './handoff.schema.js';

/** A handoff as it is after a change, and the facts to publish with it. */
export interface Changed {
  readonly handoff: Handoff;
  readonly facts: readonly Emission[];
  /** The key of the purchase that it recorded. */
  readonly purchase?: string;
}

export function factOf<T extends object>(fact: FactClass<T>, data: T, time: Date): Emission<T> {
  return { fact, data, time };
}
