import type { InboundProblem } from '@smarketing/contracts';
import type { ForeignPlace } from '@smarketing/event-bus';
import type { InboundTold } from './read-inbound.provider.js';

/** A fact of a sender, checked, and what it is known again by. */
export interface Told {
  readonly sender: string;
  readonly place: ForeignPlace;
  readonly key: string;
  /** The same key with another one is another event, which its sender should not have called so. */
  readonly requestHash: string;
  readonly told: InboundTold;
}

export interface Refused {
  readonly place: ForeignPlace;
  readonly problem: InboundProblem;
}
