/** A problem document (RFC 9457) as the services answer it; every member may be missing. */
export interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly detail: string;
  }[];
  /** Where a row of a batch may be sent again after this time. */
  readonly retryAfterSeconds?: number;
}

const mostErrors = 5;

/** A problem as sentences: what is wrong, and with which fields. */
export function sentenceOf(problem: ProblemDocument): string {
  const what = problem.detail ?? problem.title ?? `The answer was ${problem.status ?? 'an error'}.`;
  // Of one error the sentence often says all there is.
  const errors = (problem.errors ?? []).filter(({ detail }) => !what.includes(detail));
  const faults = errors
    .slice(0, mostErrors)
    .map(({ pointer, parameter, detail }) => `  ${pointer ?? parameter ?? '/'} ${detail}`);
  const more =
    errors.length > mostErrors ? [`  and ${errors.length - mostErrors} more like these`] : [];
  return [what, ...faults, ...more].join('\n');
}
