import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/** A strong ETag of a state: the same for the same members, in whatever order they are stored. */
export function etagOf(state: object): string {
  const hash = createHash('sha256').update(JSON.stringify(state, inOrder)).digest('base64url');
  return `"${hash.slice(0, 22)}"`;
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the caller demands of the state that is about to be changed: the header `If-Match`. */
export class Precondition {
  constructor(private readonly header: string | undefined) {}

  /**
   * Throws ProblemError (412) where the caller has named other states than this one. To be asked in the
   * transaction of the change; a read alone says nothing of what is there a moment later.
   */
  mustHold(current: object): void {
    if (!this.holds(current)) throw new ProblemError(preconditionFailed);
  }

  holds(current: object): boolean {
    if (this.header === undefined || this.header.trim() === '*') return true;
    const etag = etagOf(current);
    return this.header.split(',').some((one) => one.trim() === etag);
  }
}

export const preconditionFailed = {
  status: 412,
  type: 'precondition-failed',
  title: 'It was changed in the meantime',
  detail:
    'If-Match names another state than the present one, so nothing was changed. Get it again, look at what is different, and send the request with its new ETag.',
} as const;

/** Makes the parameter of the request; by it the API's documents know where If-Match is honoured. */
export const readPrecondition = (
  required: 'required' | undefined,
  context: ExecutionContext,
): Precondition => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const header = headers['if-match'];
  if (header === undefined && required) {
    throw new ProblemError({
      status: 428,
      type: 'precondition-required',
      title: 'If-Match is missing',
      detail:
        'Say by If-Match which state you change: the ETag of its GET, or * for whatever is there.',
    });
  }
  return new Precondition(header);
};

/** A parameter of a handler: the {@link Precondition}. With `'required'` there is none without (428). */
export const IfMatch = createParamDecorator(readPrecondition);

/** Puts the ETag of the state on the answer. */
export type Tag = (state: object) => void;

/** Makes the parameter of the answer; by it the API's documents know which have an ETag. */
export const tagAnswer = (_: unknown, context: ExecutionContext): Tag => {
  const reply = context.switchToHttp().getResponse<FastifyReply>();
  return (state) => void reply.header('etag', etagOf(state));
};

/** A parameter of a handler: the {@link Tag}. */
export const Tagged = createParamDecorator(tagAnswer);
