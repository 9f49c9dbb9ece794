import { Injectable } from '@nestjs/common';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';

/** What a committed transaction leaves to be done. */
export interface Committed {
  /** Facts at hand, all of one lane: they go out from memory. */
  readonly issued?: readonly OutboxRow[];
  /** True where something else came into the outbox, and has to be looked for. */
  readonly filledOutbox?: boolean;
  /** Collections of which documents changed. */
  readonly changed: Iterable<string>;
}

/** Whoever commits a transaction tells it here, and nowhere else. */
@Injectable()
export class AfterCommit {
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(private readonly relay: OutboxRelay) {}

  /**
   * Calls the listener when documents of the view were changed by this process. It must return at once
   * and not throw; what it misses after a crash it must find itself.
   */
  on(collection: string, listener: () => void): void {
    let listeners = this.listeners.get(collection);
    if (!listeners) this.listeners.set(collection, (listeners = new Set()));
    listeners.add(listener);
  }

  tell({ issued = [], filledOutbox = false, changed }: Committed): void {
    this.relay.publish(issued);
    if (filledOutbox) this.relay.nudge();
    for (const collection of changed) {
      for (const listener of this.listeners.get(collection) ?? []) listener();
    }
  }
}
