import { HttpException } from '@nestjs/common';
import { NotAllowedError, NotAuthenticatedError, TooManyChecksError } from '@smarketing/access';
import { outageIn } from './dependency-outage.js';
import { ProblemError, type Problem } from './problem-error.js';

/** What is answered for an error. What nobody foresaw is 500 and tells nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NotAuthenticatedError) {
    return {
      status: 401,
      type: `token-${error.fault}`,
      title: 'Invalid or missing access token',
      detail: error.detail,
      headers: { 'www-authenticate': error.challenge },
    };
  }
  if (error instanceof NotAllowedError) {
    return {
      status: 403,
      type: 'role-required',
      title: 'The role does not allow this',
      detail: error.message,
      extra: { allowed: error.allowed },
    };
  }
  if (error instanceof TooManyChecksError) {
    return {
      status: 503,
      type: 'too-many-tokens',
      title: 'Too many tokens are being checked',
      detail: error.message,
      headers: { 'retry-after': '1' },
    };
  }
  if (isConflict(error)) {
    return {
      status: 409,
      type: 'concurrent-change',
      title: 'Conflicting update',
      detail:
        'Others were updating the same data at the same time. Nothing was changed; try again.',
      headers: { 'retry-after': '1' },
    };
  }
  const foreseen = outageIn(error) ?? statedProblemIn(error);
  return foreseen ?? unforeseen;
}

const unforeseen: Problem = {
  status: 500,
  type: 'internal',
  detail:
    'The service has failed on this request, and its log holds why under the trace id. ' +
    'Try again; if it fails again, report the trace id.',
};

/** Others were first each time, however often the unit of work tried. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConcurrentChangeError';
}

/** Errors of Nest and Fastify that name a status; 5xx among them are nobody's answer to read. */
function statedProblemIn(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : 'statusCode' in error
        ? Number(error.statusCode)
        : 0;
  if (status < 400 || status > 499) return undefined;
  return { status, detail: error.message.endsWith('.') ? error.message : `${error.message}.` };
}
