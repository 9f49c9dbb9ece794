import { Injectable } from '@nestjs/common';

/** Tells, in this process, that a committed transaction changed documents of a view. */
@Injectable()
export class AfterCommit {
  private readonly listeners = new Map<string, Set<() => void>>();

  /** A listener must return at once and not throw; what it misses after a crash it must find itself. */
  on(collection: string, listener: () => void): void {
    let listeners = this.listeners.get(collection);
    if (!listeners) this.listeners.set(collection, (listeners = new Set()));
    listeners.add(listener);
  }

  committed(collections: Iterable<string>): void {
    for (const collection of collections) {
      for (const listener of this.listeners.get(collection) ?? []) listener();
    }
  }
}
