import type { Snapshot } from './snapshot.ts';

/** Something that must not be, and what shows that it is. */
export interface Violation {
  readonly what: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

export interface Finding {
  /** How many objects were looked at: none means that nothing was tested. */
  readonly checked: number;
  readonly violations: readonly Violation[];
}

/** A sentence that must be true of every idle system, whatever was done to it before. */
export interface Invariant {
  readonly id: string;
  readonly promise: string;
  check(snapshot: Snapshot): Finding;
}

/** Collects what one invariant finds. */
export class Findings {
  checked = 0;
  readonly violations: Violation[] = [];

  /** One object was looked at; `what` is said where it is not as it must be. */
  expect(holds: boolean, what: string, evidence: () => Record<string, unknown>): void {
    this.checked += 1;
    if (!holds) this.violations.push({ what, evidence: evidence() });
  }
}
