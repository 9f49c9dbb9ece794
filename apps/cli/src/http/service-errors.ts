import { CommandError, exitCodes } from '../exit-codes.js';
import { sentenceOf, type ProblemDocument } from './problem.js';

/** A service did not answer at all. Trying again can help: it may be starting. */
export class NotReachableError extends CommandError {
  constructor(
    readonly service: string,
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(
      exitCodes.notReachable,
      `${service} does not answer at ${url}. Is the system running? Start it with \`npm start\`.`,
      options,
    );
    this.name = 'NotReachableError';
  }
}

/** A service answered with a problem. `retryable`: the same request may succeed later. */
export class RefusedError extends CommandError {
  constructor(
    readonly service: string,
    readonly status: number,
    readonly problem: ProblemDocument,
    readonly retryable: boolean,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(exitCodeOfStatus(status), `${service}: ${sentenceOf(problem)}${hintFor(status)}`);
    this.name = 'RefusedError';
  }
}

function exitCodeOfStatus(status: number) {
  if (status === 401 || status === 403) return exitCodes.refused;
  if (status === 502 || status === 503 || status === 504) return exitCodes.notReachable;
  return exitCodes.failed;
}

function hintFor(status: number): string {
  return status === 401
    ? ' Start the system again for fresh tokens, or set SMARKETING_TOKEN to one that is valid.'
    : '';
}
