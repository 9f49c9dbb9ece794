import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { callerOf } from '@smarketing/access';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/** What `IdempotencyKeys.once` needs of a request. */
export interface IdempotentRequest {
  /** The header `Idempotency-Key`, scoped to the caller and the address; undefined without one. */
  readonly key: string | undefined;
  /** Of the body as it was sent. */
  readonly requestHash: string;
}

const allowed = /^[\x21-\x7e]{1,200}$/;

/** Makes the parameter of the request; by it the API's documents know an idempotent route. */
export const readIdempotentRequest = (_: unknown, context: ExecutionContext): IdempotentRequest =>
  idempotentRequest(context.switchToHttp().getRequest<FastifyRequest>());

/** A parameter of a handler: the {@link IdempotentRequest}. */
export const Idempotent = createParamDecorator(readIdempotentRequest);

function idempotentRequest(request: FastifyRequest): IdempotentRequest {
  const requestHash = sha256(JSON.stringify(request.body ?? null));
  const header = request.headers['idempotency-key'];
  if (header === undefined) return { key: undefined, requestHash };
  if (typeof header !== 'string' || !allowed.test(header)) {
    throw new ProblemError({
      status: 400,
      type: 'invalid-idempotency-key',
      detail: 'Idempotency-Key must be 1 to 200 printable ASCII characters without spaces.',
    });
  }
  const subject = callerOf(request)?.subject ?? '';
  const path = request.url.split('?', 1)[0]!;
  return { key: sha256(JSON.stringify([subject, request.method, path, header])), requestHash };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
