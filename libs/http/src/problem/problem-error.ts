import { STATUS_CODES } from 'node:http';
import type { ProblemDocument, RequestFault } from './problem-document.js';

export interface Problem {
  readonly status: number;
  /**
   * Kebab case, such as `illegal-transition`: what programs tell problems apart by. Default: the name of
   * the status, such as `bad-request`.
   */
  readonly type?: string;
  /** The same for every problem of the type. Default: the name of the status. */
  readonly title?: string;
  /** What is wrong with this request and what to do about it. */
  readonly detail: string;
  readonly errors?: readonly RequestFault[];
  /** Further members of the document, such as `legal: ['accept', 'reject']`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem that becomes the answer of the request (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.detail, options);
  }
}

/** The document as it is sent; `instance` is the path of the request, without its query. */
export function documentOf(
  problem: Problem,
  where: { readonly instance?: string; readonly traceId?: string | undefined } = {},
): ProblemDocument {
  return {
    ...problem.extra,
    type: `urn:smarketing:problem:${problem.type ?? typeOf(problem.status)}`,
    title: problem.title ?? STATUS_CODES[problem.status] ?? 'Problem',
    status: problem.status,
    detail: problem.detail,
    ...(where.instance === undefined ? {} : { instance: where.instance }),
    ...(where.traceId === undefined ? {} : { traceId: where.traceId }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}

function typeOf(status: number): string {
  return (STATUS_CODES[status] ?? 'problem').toLowerCase().replaceAll(/[^a-z]/g, '-');
}
