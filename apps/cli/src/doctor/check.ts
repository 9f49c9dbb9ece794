/** `fault`: something does not work, or data may be lost. `unknown`: it could not be looked at. */
export type Severity = 'fault' | 'warning' | 'unknown';

export interface Finding {
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly cause: string;
  /** What to do next, in a sentence. */
  readonly next: string;
}

/** What was looked at, of what; no findings: it is well. */
export interface Check {
  readonly name: string;
  /** A service, Kafka, MongoDB, or all of them. */
  readonly of: string;
  readonly findings: readonly Finding[];
}

/** The worst that was found; undefined where all is well. */
export function worstOf(checks: readonly Check[]): Severity | undefined {
  const found = new Set(checks.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  return (['fault', 'warning', 'unknown'] as const).find((severity) => found.has(severity));
}
